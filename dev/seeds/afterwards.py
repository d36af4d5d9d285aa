# ruff: noqa: E501 - tables read best whole
"""What comes after the parcel in the demo: a case with an offer open, one before the moderator, and what both sides write."""

import io
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from PIL import Image

from dev.seeds.deeds import by_handle
from dev.seeds.people import Actor
from haat.kernel.errors import Refusal
from haat.media.operations.take_in_photo import take_in_photo
from haat.media.types import PhotoView
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.offer_refund import offer_refund
from haat.orders.operations.open_case import open_case
from haat.orders.operations.reply_to_review import reply_to_review
from haat.orders.operations.write_review import write_review
from haat.orders.queries import order_for, orders_of
from haat.orders.queries.reviews import review_room

# Stars and words of buyers by their language; the sellers' words about buyers follow below.
_OF_BUYERS = {
    "en": (
        (5, "Exactly as shown, and it smelled of neem. I wore it the same evening."),
        (4, "A lovely piece. The sleeve is a little shorter than I thought, but that is me."),
        (5, "Packed with a note and a thread to match. Thank you."),
        (3, "The color is duller than in the photo, though the cloth is good."),
    ),
    "ur": (
        (5, "بالکل ویسا ہی جیسا تصویر میں تھا۔ سلائی بہت صاف ہے۔"),
        (4, "کپڑا عمدہ ہے، بس ذرا دیر سے پہنچا۔"),
        (5, "امی کو بہت پسند آیا، شکریہ۔"),
    ),
    "bn": ((5, "ছবির মতোই, কাপড়টা খুব নরম।"), (4, "সুন্দর, মাপে একটু বড়।"), (5, "যত্ন করে প্যাক করা, ধন্যবাদ।")),
    "ru": ((5, "Всё как на фото, пришло быстро."), (4, "Хорошая вещь, рукав чуть длиннее."), (5, "Спасибо, очень тёплое.")),
    "vi": ((5, "Đẹp như hình, vải rất mềm."), (4, "Hàng tốt, hơi rộng một chút."), (5, "Gói rất cẩn thận, cảm ơn bạn.")),
}  # fmt: skip
_OF_SELLERS = {
    "en": "Was home when the courier came, and said so at once.",
    "ur": "وقت پر وصول کیا، بات چیت بہت اچھی رہی۔",
    "bn": "সময়মতো নিয়েছেন, ব্যবহার খুব ভালো।",
    "ru": "Забрали сразу, приятно иметь дело.",
    "vi": "Nhận hàng đúng hẹn, rất dễ thương.",
}


def settle(actors: dict[int, Actor], now: datetime) -> None:
    """Through the operations, at the hours at which it would have happened."""
    buyers = [account_id for account_id, actor in actors.items() if actor.part == "buyer"]
    visitor, moderator = by_handle(actors, "ayesha.k"), by_handle(actors, "nadia.aziz")
    delivered = [row for row in orders_of(visitor, limit=60) if row.state == "delivered"]
    for row, deed in zip(delivered[1:], (_offer, _quarrel), strict=False):
        deed(visitor, row.id, row.photos, now)
    done = 0
    for buyer in buyers:
        for row in orders_of(buyer, limit=60):
            if row.state in ("accepted", "settled") and moderator not in (buyer, row.other.id):
                _review(actors, buyer, row.id, done, now)
                done += 1


def _offer(buyer: int, order_id: int, photos: list[PhotoView], now: datetime) -> None:
    """A seam has come open; the seller offers a part of the money."""
    case_id = _open(buyer, order_id, photos, "damaged", "The seam under the arm came open in the parcel.", now, 20)
    if case_id:
        order = order_for(buyer, order_id, now=now)
        part = order.total_minor // 5 // 100 * 100
        words = "I am sorry. A tailor mends this for little; I pay for it and more."
        offer_refund(
            seller_id=order.seller.id, case_id=case_id, amount_minor=part, words=words, now=now - timedelta(hours=6)
        )


def _quarrel(buyer: int, order_id: int, photos: list[PhotoView], now: datetime) -> None:
    """The two do not agree: a moderator decides."""
    words = "The listing says silk. This is viscose: it does not burn like silk, see the thread."
    case_id = _open(buyer, order_id, photos, "not_as_described", words, now, 30)
    if case_id:
        seller = order_for(buyer, order_id, now=now).seller.id
        disagree_with_case(
            seller_id=seller,
            case_id=case_id,
            words="It was sold to me as silk with the label you see in my photos. I have nothing else to show.",
            now=now - timedelta(hours=4),
        )


def open_with_photo(buyer: int, order_id: int, kind: str, words: str, at: datetime) -> int | None:
    """A case about an order, with a close-up of its thing; None when the house says no."""
    row = next(row for row in orders_of(buyer, limit=60) if row.id == order_id)
    return _open(buyer, order_id, row.photos, kind, words, at, 0)


def _open(
    buyer: int, order_id: int, photos: list[PhotoView], kind: str, words: str, now: datetime, hours: int
) -> int | None:
    at = now - timedelta(hours=hours)
    try:
        shown = [take_in_photo(owner_id=buyer, file=_close_up(photos[0]), now=at)] if photos else []
        return open_case(buyer_id=buyer, order_id=order_id, kind=kind, words=words, photo_ids=shown, now=at)
    except Refusal:
        return None


def _close_up(photo: PhotoView) -> io.BytesIO:
    """The middle of a photo, as somebody shows a fault."""
    path = Path(settings.MEDIA_ROOT) / photo.src(960).removeprefix(settings.MEDIA_URL)
    with Image.open(path) as picture:
        width, height = picture.size
        middle = picture.crop((width // 3, height // 3, width * 2 // 3, height * 2 // 3)).resize((480, 640))
    file = io.BytesIO()
    middle.convert("RGB").save(file, "JPEG", quality=82)
    file.seek(0)
    return file


def _review(actors: dict[int, Actor], buyer: int, order_id: int, number: int, now: datetime) -> None:
    """Most of them write, a few sellers answer, one pair has not written both yet."""
    order = order_for(buyer, order_id, now=now)
    accepted = next(step.at for step in order.steps if step.state == "accepted")
    at = min(accepted + timedelta(hours=20), now)
    words = _OF_BUYERS[actors[buyer].language]
    stars, said = words[number % len(words)]
    try:
        written = [
            write_review(
                author_id=buyer,
                order_id=order_id,
                line_id=thing.line_id,
                stars=stars,
                words=said,
                incentive=number % 7 == 6,
                now=at,
            )
            for thing in review_room(buyer, order_id, now=at).things
        ]
        if number % 5 == 4:
            return
        seller = order.seller.id
        write_review(author_id=seller, order_id=order_id, stars=5, words=_OF_SELLERS[actors[seller].language], now=at)
        if stars < 4:
            reply = "Thank you for saying so. I have taken new photos by daylight."
            reply_to_review(account_id=seller, review_id=written[0], words=reply, now=min(at + timedelta(hours=3), now))
    except Refusal:
        return
