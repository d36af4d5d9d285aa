const LONGEST = 2600;
const SMALL_ENOUGH = 1_500_000;

/**
 * A photo as it is sent: huge ones are drawn smaller first, which a slow network thanks. What the browser cannot draw
 * (HEIC in most) is sent as it is. The server makes it upright and bare of metadata in every case.
 */
export async function smaller(file: File): Promise<Blob> {
  if (file.size <= SMALL_ENOUGH) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    return drawn && drawn.size < file.size ? drawn : file;
  } catch {
    return file;
  }
}

/** Sends one photo; tells its progress from 0 to 1. Rejects when the network fails. */
export function send(url: string, photo: Blob, name: string, progress: (share: number) => void): Promise<XMLHttpRequest> {
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.append("photos", photo, name);
  return new Promise((resolve, reject) => {
    request.open("POST", url);
    request.setRequestHeader("HX-Request", "true");
    const token = document.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value;
    if (token) request.setRequestHeader("X-CSRFToken", token);
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => (request.status >= 500 ? reject(new Error("refused")) : resolve(request));
    request.onerror = request.ontimeout = () => reject(new Error("offline"));
    request.timeout = 120_000;
    request.send(body);
  });
}
