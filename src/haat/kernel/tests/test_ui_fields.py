"""Fields read what people write in any of our digits, and say what is wrong where it is wrong."""

import pytest
from django import forms
from django.template import Context, Template

from haat.kernel.ui.fields import MoneyField, PhoneField

pytestmark = pytest.mark.django_db


class Sample(forms.Form):
    price = MoneyField(currency="PKR", minimum_minor=100, maximum_minor=1_000_000_00, help_text="In rupees")
    phone = PhoneField(required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.mark.parametrize(("typed", "minor"), [("2,400", 240000), ("২৪০০", 240000), ("۲٬۴۰۰", 240000), ("12.50", 1250)])
def test_a_price_in_any_digits(typed, minor):
    form = Sample({"price": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["price"] == minor


@pytest.mark.parametrize("typed", ["", "abc", "0", "-1", "1e12", "99999999999", "²"])
def test_a_price_that_is_none_is_refused_at_its_field(typed):
    form = Sample({"price": typed})
    assert not form.is_valid()
    assert list(form.errors) == ["price"]


@pytest.mark.parametrize(
    ("typed", "clean"),
    [("0300 123-4567", "03001234567"), ("۰۳۰۰۱۲۳۴۵۶۷", "03001234567"), ("+92 (300) 1234567", "+923001234567")],
)
def test_a_phone_number_in_any_digits(typed, clean):
    form = Sample({"price": "5", "phone": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["phone"] == clean


@pytest.mark.parametrize("typed", ["12", "not a phone", "1" * 16])
def test_a_phone_number_that_is_none_is_refused(typed):
    assert "phone" in Sample({"price": "5", "phone": typed}).errors


def test_a_field_ties_label_help_and_error_together():
    form = Sample({"price": "abc"})
    html = Template("{% form_errors form %}{% for one in form %}{% field one %}{% endfor %}").render(
        Context({"form": form})
    )
    assert 'for="id_price"' in html
    assert 'aria-invalid="true"' in html
    described = html.split('aria-describedby="')[1].split('"')[0].split()
    for identifier in described:
        assert f'id="{identifier}"' in html
    assert len(described) == 2
    assert 'value="abc"' in html
    assert 'role="alert"' in html
    assert 'type="hidden"' in html
    assert html.count("<label") == 2


def test_what_was_typed_is_escaped():
    form = Sample({"price": '"><script>'})
    html = Template("{% field form.price %}").render(Context({"form": form}))
    assert "<script>" not in html
