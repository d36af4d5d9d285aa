"""Who looks at a page."""

from django.http import HttpRequest


def viewer_id(request: HttpRequest) -> int | None:
    """The account of the person looking; None when nobody is signed in."""
    return request.user.pk if request.user.is_authenticated else None


def own_id(request: HttpRequest) -> int:
    """The account of the person who is signed in; only for views that require it."""
    assert request.user.pk is not None
    return request.user.pk
