"""The gallery: every part of the design system on one page, the reference for whoever builds a screen."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from haat.kernel.clock import now
from haat.kernel.ui.blockprint import MOTIFS
from haat.kernel.ui.fields import ChipChoice, MoneyField, PhoneField
from haat.kernel.ui.icons import PATHS

DYES = ["paper", "cloth", "surface", "line", "edge", "ink", "muted", "madder", "indigo", "turmeric", "leaf"]
WASHES = ["madder-wash", "indigo-wash", "turmeric-wash", "leaf-wash"]
SCRIPTS = [
    ("en", "ltr", "Blue scroll tea dress", "Soft, with pockets. Rs 2,400"),
    ("ru", "ltr", "Синее платье с узором", "Мягкое, с карманами. 1 900 ₽"),
    ("vi", "ltr", "Váy hoa xanh dáng dài", "Vải mềm, có túi. 320.000 ₫"),
    ("bn", "ltr", "নীল ছাপা সুতির জামা", "নরম কাপড়, পকেট আছে। ৳ ১,২৫০"),
    ("ur", "rtl", "نیلا پھول دار فراک", "نرم کپڑا، جیبوں کے ساتھ۔ ۲٬۴۰۰ روپے"),
]
NAMES = ["Mehwish", "Sana", "Bilal", "Amna", "Linh", "Đức", "নুসরাত", "ক্রিস্টিনা", "ثنا", "مہوش", "Иван", "Щука"]


class SampleForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(label=_("Title"), help_text=_("What you would call it on the phone."), max_length=80)
    price = MoneyField(label=_("Your price"), minimum_minor=1)
    phone = PhoneField(label=_("Phone"), required=False)
    size = forms.ChoiceField(label=_("Size"), choices=[("s", "S"), ("m", "M"), ("l", "L")])
    condition = forms.ChoiceField(
        label=_("Condition"),
        choices=[("new", _("New with tags")), ("like_new", _("Like new")), ("good", _("Good"))],
        widget=forms.RadioSelect,
    )
    color = forms.ChoiceField(
        label=_("Color"), choices=[("navy", _("Navy")), ("rust", _("Rust"))], widget=ChipChoice, required=False
    )
    story = forms.CharField(label=_("Its story"), widget=forms.Textarea, required=False)
    cash = forms.BooleanField(label=_("Cash on delivery"), help_text=_("The buyer pays at the door."), required=False)
    photo = forms.FileField(label=_("Photo"), required=False)
    code = forms.CharField(label=_("Code"), min_length=6)


def gallery(request: HttpRequest) -> HttpResponse:
    """All parts, by day and after dark, in the reader's language."""
    moment = now()
    person = SimpleNamespace(seed="sana", display_name="Sana")
    halves = [
        {"theme": theme, "form": _sample(theme), "cards": _cards(theme), "title": title}
        for theme, title in (("light", _("Haat by day")), ("dark", _("Haat after dark")))
    ]
    context = {
        "halves": halves,
        "dyes": DYES + WASHES,
        "scripts": SCRIPTS,
        "motifs": [(motif, index) for index, motif in enumerate(MOTIFS)],
        "people": [SimpleNamespace(seed=f"seed {name}", display_name=name) for name in NAMES],
        "person": person,
        "lamps": [
            SimpleNamespace(url="#main", live=live, seed=name, name=name, badge=badge, photo=None)
            for name, live, badge in (
                ("Zoya vintage", True, "LIVE 412"),
                ("انارکلی", True, "LIVE 86"),
                ("Sixties", False, "20:30"),
            )
        ],
        "icons": list(PATHS),
        "seeds": ["mehwish", "linh", "bilal", "nusrat", "ivan", "zoya"],
        "now": moment,
        "times": [moment - timedelta(minutes=3), moment - timedelta(days=2), moment + timedelta(days=400)],
        "left": timedelta(days=2, hours=22),
        "amount": 240000,
    }
    response = render(request, "kernel/gallery.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _sample(theme: str) -> SampleForm:
    typed = {
        "title": "Blue scroll tea dress",
        "price": "2,600",
        "size": "m",
        "condition": "good",
        "cash": "on",
        "code": "4",
    }
    form = SampleForm({f"{theme}-{name}": value for name, value in typed.items()}, prefix=theme)
    form.is_valid()
    return form


def _cards(theme: str) -> list[Any]:
    def card(number: int, **different: Any) -> SimpleNamespace:
        plain: dict[str, Any] = {
            "id": number + (100 if theme == "dark" else 0),
            "url": "#",
            "title": "Folk print skirt",
            "price_minor": 135000,
            "original_minor": None,
            "currency": "PKR",
            "size": "M",
            "state": "active",
            "seller": SimpleNamespace(seed=f"{theme}{number}", display_name="Zoya"),
            "photo": None,
            "like_count": 27,
            "liked": False,
            "reason": "",
        }
        return SimpleNamespace(**{**plain, **different})

    return [
        card(1, original_minor=160000, liked=True, reason=_("Your size, price dropped")),
        card(
            2, title="نیلا پھول دار فراک", price_minor=999999900, original_minor=1000000000, size="EU 38", state="sold"
        ),
        card(3, title="Váy hoa xanh dáng dài, tay phồng", like_count=0, size=""),
    ]
