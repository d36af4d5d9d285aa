"""One wrong input on every form, on a phone: 422, a word beside the field, and what was typed is still there.

In Urdu the word has no English left in it. A form is filled and sent as a person would, without the browser's own
checks, which differ from browser to browser.
"""

import re
from dataclasses import dataclass
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from haat.accounts.queries import addresses_of
from haat.discovery.operations.learn_taste import learn_taste
from haat.discovery.operations.rebuild_index import rebuild_index
from haat.kernel import clock
from haat.kernel.held import forget
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.listings.operations.attach_photo import attach_photo
from haat.listings.operations.start_draft import start_draft
from haat.media.operations.take_in_photo import take_in_photo
from haat.orders.operations.add_to_bag import add_to_bag
from haat.orders.operations.deliver_order import deliver_order
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.place_orders import place_orders
from haat.orders.operations.ship_order import ship_order
from haat.orders.tests.conftest import trust
from tests.journeys.stall import photo, set_up_dress

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOT_A_PHOTO = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": b"only words"}
# Latin words that are the same in every language.
NAMES = re.compile(
    r"(?:photo|dress)\.jpg|JPEG|PNG|WebP|HEIC|AVIF|CSV|MB|PKR|IBAN|XXXXXL|key, title, price|amina\.closet|"
    r"[\w.]+@[\w.]+|[A-Z0-9]+\+[A-Z0-9]+"
)


@dataclass(frozen=True)
class Wrong:
    """`typed` goes into the form that holds `at`; the word that `needle` matches must stand beside `at`."""

    page: str
    at: str
    typed: dict
    needle: str
    who: str | None = "bob"
    # What is not given back: passwords, files, the one thing that was chosen wrongly.
    lost: tuple = ()
    beside: bool = True
    form: str = ""

    @property
    def name(self):
        return f"{self.page} {self.at}"


PASSWORDS = ("password", "password1", "oldpassword")
CASES = [
    Wrong("/accounts/signup/", "email", {"name": "Amina", "email": "amina", "password1": "long-enough-words"},
          "mail address", who=None),
    Wrong("/accounts/signup/", "handle", {"name": "Amina", "email": "a@haat.example", "password1": "long-enough-words",
          "handle": "ad min"}, "letters", who=None),
    Wrong("/accounts/signup/passkey/", "name", {"name": "🙂", "email": "a@haat.example"}, "letters", who=None),
    Wrong("/accounts/login/", "login", {"login": "bob@haat.example", "password": "no"}, "do not belong", who=None,
          beside=False),
    Wrong("/accounts/password/reset/", "email", {"email": "bob"}, "mail address", who=None),
    Wrong("/accounts/password/change/", "oldpassword", {"oldpassword": "no", "password1": "long-enough-words"},
          "password"),
    Wrong("/accounts/email/", "email", {"email": "bob"}, "mail address", form="form:has([name=action_add])"),
    Wrong("/me/closet/", "handle", {"name": "Bob", "handle": "ad min", "story": "Shoes"}, "letters"),
    Wrong("/me/closet/", "photo", {"photo": NOT_A_PHOTO}, "not a photo", lost=("photo",)),
    Wrong("/me/addresses/new/", "phone", {"name": "Bob", "phone": "12", "line": "House 14", "city": "Lahore"},
          "phone number"),
    Wrong("/me/addresses/new/", "plus_code", {"name": "Bob", "phone": "0300 1234567", "line": "House 14",
          "city": "Lahore", "plus_code": "nonsense"}, "8J3PG8C9"),
    Wrong("/me/sizes/", "women", {"women": "XXXXXL"}, "valid choice", lost=("women",)),
    Wrong("/welcome/", "women", {"city": "Lahore", "women": "XXXXXL"}, "valid choice", lost=("women",)),
    Wrong("/me/away/", "away_until", {"away_from": "2031-05-10", "away_until": "2031-05-01"}, "day", who="alice"),
    Wrong("/me/tokens/", "scopes", {"name": "Stock app"}, "fill this in"),
    Wrong("/me/data/", "confirmation", {"confirmation": "bob"}, "e-mail"),
    Wrong("/me/standing/", "text", {"text": " "}, "fill this in", who="eve", lost=("text",)),
    Wrong("/sell/{draft}/", "price", {"title": "Blue kurta", "price": "many", "story": "Worn once"}, "price",
          who="alice"),
    Wrong("/sell/{draft}/", "title", {"title": "🙂🙂", "price": "2,400"}, "in words", who="alice"),
    Wrong("/sell/{draft}/", "quantity", {"title": "Blue kurta", "quantity": "some"}, "number", who="alice"),
    Wrong("/sell/{listing}/", "price", {"title": "Blue kurta", "price": "0"}, "price", who="alice"),
    Wrong("/sell/{listing}/price/", "price", {"price": "0"}, "price", who="alice"),
    Wrong("/desk/import/", "file", {"file": {"name": "things.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}},
          "lacks: key", who="alice", lost=("file",)),
    Wrong("/desk/money/", "number", {"holder": "Alice", "bank": "HBL", "number": "12"}, "number", who="alice"),
    Wrong("/checkout/", "phone", {"address": "new", "name": "Bob", "phone": "12", "line": "House 14", "city": "Lahore",
          "method": "cod"}, "phone number"),
    Wrong("/checkout/", "line", {"address": "new", "name": "Bob", "phone": "0300 1234567", "line": "",
          "city": "Lahore", "method": "cod"}, "street and house"),
    Wrong("/orders/{packed}/", "carrier", {"carrier": "", "tracking": "PK 123"}, "who brings", who="alice"),
    Wrong("/orders/{placed}/", "reason", {"reason": "x" * 400}, "characters", who="alice"),
    Wrong("/search/?q=dress", "query", {"query": ""}, "Search for something", beside=False, lost=("query",),
          form="form.save-search"),
    Wrong("/orders/{delivered}/case/", "words", {"kind": "damaged", "words": " "}, "sentence or two", lost=("words",)),
    Wrong("/orders/{delivered}/case/", "photos", {"kind": "damaged", "words": "The seam is open."}, "photo"),
    Wrong("/orders/{delivered}/case/", "photos", {"kind": "damaged", "words": "Torn.", "photos": NOT_A_PHOTO},
          "photo.jpg: .*not a photo", lost=("photos",)),
    Wrong("/orders/{delivered}/case/", "kind", {"kind": "bored", "words": "The seam is open."}, "choose what is wrong",
          lost=("kind",)),
    Wrong("/taste/", "feature", {"feature": "nonsense"}, "not in your list any more", beside=False, lost=("feature",)),
    Wrong("/admin/ledger/commissionrule/add/", "cap_minor", {"place": "1", "name": "Shoes", "points": "500",
          "cap_minor": "many"}, "amount", who="dana"),
]  # fmt: skip


@pytest.fixture
def market(people, dress, deliver):
    """A draft, a thing for sale, an order at each step that asks for words, and something in Bob's bag."""
    now, alice, bob = clock.now(), people.alice.pk, people.bob.pk
    address = addresses_of(bob)[0].id

    def order(listing, key):
        add_to_bag(account_id=bob, listing_id=listing.id, variant_id=None, now=now)
        return place_orders(buyer_id=bob, address_id=address, method="cod", idempotency_key=key, now=now)[0]

    trust()
    forget()
    # First, because orders to one address travel in one parcel while it is open.
    [thing] = more(people, 1)
    delivered = order(thing, "wrong-input-delivered")
    pack_order(seller_id=alice, order_id=delivered, now=now)
    ship_order(seller_id=alice, order_id=delivered, carrier="TCS", tracking="7731 2204", now=now)
    deliver_order(actor_id=bob, order_id=delivered, now=now)
    placed, packed = (order(thing, f"wrong-input-{thing.id}") for thing in (dress, *more(people, 1)))
    pack_order(seller_id=alice, order_id=packed, now=now)
    [listing, in_bag] = more(people, 2)
    add_to_bag(account_id=bob, listing_id=in_bag.id, variant_id=None, now=now)
    save_payout_destination(account_id=alice, holder="Alice", bank="HBL", number="0123456789", now=now)
    deliver()
    rebuild_index()
    learn_taste(owner=f"a:{bob}", act="liked", listing_ids=[listing.id], now=now)
    draft = start_draft(seller_id=alice, now=now)
    return {"placed": placed, "packed": packed, "delivered": delivered, "listing": listing.id, "draft": draft}


def more(people, many):
    return [set_up_dress(people) for _ in range(many)]


FILL = """(form, typed) => {
  const offers = (one, value) => [...one.options].some((option) => option.value === value);
  for (const [name, value] of Object.entries(typed)) {
    const all = [...form.elements].filter((one) => one.name === name);
    if (!all.length) throw new Error("no field " + name);
    for (const one of all) {
      if (one.type === "radio" || one.type === "checkbox") { one.checked = one.value === value; continue; }
      if (one.tagName === "SELECT" && !offers(one, value)) one.add(new Option(value, value));
      one.value = value;
    }
  }
  form.noValidate = true;
}"""
SEND = "(form, name) => form.requestSubmit(form.querySelector(`button[name=${name || 'none'}]`) || undefined)"


def form_of(page, case):
    if case.form:
        return page.locator(case.form).first
    return page.locator(f"form:has([name={case.at}])").last


def try_out(page, case, market, language):
    """What is wrong with the answer to a wrong input; nothing when all is well."""
    page.goto(case.page.format(**market))
    form = form_of(page, case)
    for name, value in case.typed.items():
        if isinstance(value, dict):
            form.locator(f"[name={name}]").set_input_files(value)
    words = {name: value for name, value in case.typed.items() if not isinstance(value, dict)}
    form.evaluate(FILL, words)
    button = "do" if "/sell/{" in case.page and not case.page.endswith("price/") else ""
    if case.form and "action_add" in case.form:
        button = "action_add"
    with page.expect_navigation(wait_until="domcontentloaded") as got:
        form.evaluate(SEND, button)
    if got.value.status != 422:
        yield f"answered {got.value.status}"
        return
    told = page.locator("main, #main, #content").first.inner_text() if not case.beside else beside(page, case)
    if not told.strip():
        yield "no word beside the field"
    elif language == "en" and not re.search(case.needle, told, re.IGNORECASE):
        yield f"says {told!r}"
    elif language == "ur" and case.beside and (english := re.findall(r"[A-Za-z]{2,}", NAMES.sub("", told))):
        yield f"English in {told!r}: {english}"
    for name, value in words.items():
        if name in PASSWORDS or name in case.lost:
            continue
        there = page.evaluate(
            """(name) => [...document.querySelectorAll(`main [name=${name}], #content [name=${name}]`)].map((one) =>
                 one.type === "radio" || one.type === "checkbox" ? (one.checked ? one.value : null) : one.value)""",
            name,
        )
        if value not in there:
            yield f"{name} was {value!r}, is {there!r}"


def beside(page, case):
    """The words that the field itself points to, or that stand in its box in the admin."""
    return page.evaluate(
        """(name) => {
          const field = [...document.querySelectorAll(`[name=${name}]`)].pop();
          const of = (one) => one?.getAttribute("aria-describedby") || "";
          const told = (of(field) || of(field.closest("fieldset"))).split(" ")
            .map((id) => id && document.getElementById(id)).filter((one) => one && /[_-]error$/.test(one.id));
          const box = field.closest(".mb-4");
          return [...told, ...(box?.querySelectorAll("[role=alert]") || [])].map((one) => one.innerText).join(" ");
        }""",
        case.at,
    )


@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_form_answers_a_wrong_input(visitor, people, market, language):
    page = visitor(language=language)
    found, who = [], None
    for case in CASES:
        if case.who != who:
            who = case.who
            visitor.last().become(who and getattr(people, who), language)
        try:
            found += [f"{case.name}: {problem}" for problem in try_out(page, case, market, language)]
        except Exception as error:
            found.append(f"{case.name}: {str(error).splitlines()[0]}")
    assert not found, "\n" + "\n".join(found)


def test_photos_that_were_chosen_before_the_script_was_there_are_taken(visitor, people):
    draft = start_draft(seller_id=people.alice.pk, now=clock.now())
    page = visitor(people.alice)
    held = []
    page.route("**/draft-*.js", lambda script: held.append(script))
    with page.expect_request("**/draft-*.js"):
        page.goto(f"/sell/{draft}/")
    page.locator("#photo-files").set_input_files(
        {"name": "dress.jpg", "mimeType": "image/jpeg", "buffer": photo("#2c4f9e")}
    )
    for script in held:
        script.continue_()
    page.locator("#photos .slot:not(.sending)").first.wait_for()


@pytest.mark.parametrize("language", ["en", "ur"])
def test_photos_that_cannot_be_taken_in_are_told_beside_the_others(visitor, people, language):
    """A file that is no picture, then a good one, which must not wipe the word away; and a seventeenth."""
    now, alice = clock.now(), people.alice.pk
    draft = start_draft(seller_id=alice, now=now)
    page = visitor(people.alice, language=language)
    page.goto(f"/sell/{draft}/")
    good = {"name": "dress.jpg", "mimeType": "image/jpeg", "buffer": photo("#2c4f9e")}
    page.locator("#photo-files").set_input_files([NOT_A_PHOTO, good])
    page.locator("#photos .slot:not(.sending)").first.wait_for()
    told = page.locator("#photos .msg").inner_text()
    assert re.search("not a photo" if language == "en" else "[\u0600-\u06ff]", told), told
    assert language == "en" or not re.findall(r"[A-Za-z]{2,}", NAMES.sub("", told)), told
    for number in range(15):
        taken = take_in_photo(owner_id=alice, file=BytesIO(photo(f"#2c4f{number:x}e")), now=now)
        attach_photo(seller_id=alice, listing_id=draft, photo_id=taken, now=now)
    page.reload()
    page.locator("#photo-files").set_input_files([good, good])
    page.locator("#photos .msg").first.wait_for()
    page.locator("#photos .sending").wait_for(state="detached")
    told = page.locator("#photos .msg").all_inner_texts()
    assert len(told) == 1, told
    assert "16" in told[0]
    assert language == "en" or not re.findall(r"[A-Za-z]{2,}", NAMES.sub("", told[0])), told
    expect(page.locator("#photos .slot")).to_have_count(16)


def test_without_script_a_file_that_is_no_photo_is_told_at_its_field(client, people):
    draft = start_draft(seller_id=people.alice.pk, now=clock.now())
    client.force_login(people.alice)
    file = SimpleUploadedFile("photo.jpg", b"only words", "image/jpeg")
    answer = client.post(f"/sell/{draft}/", {"photos": file, "title": "Blue kurta", "do": "stay"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "not a photo" in page
    assert 'id="photos_error"' in page
    assert "Blue kurta" in page
