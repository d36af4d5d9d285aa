"""Whom I follow, who follows me, whom I do not want to see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from haat.accounts.queries import people
from haat.kernel.web.sign_in import signed_in
from haat.pages.web.viewer import own_id
from haat.social.queries import blocked_by, followers_of, following_of, hidden_for, muted_by

MOST = 200


@signed_in
def ties_of_mine(request: HttpRequest) -> HttpResponse:
    """The four lists, newest first."""
    account_id = own_id(request)
    hidden = hidden_for(account_id)
    lists = {
        "following": following_of(account_id, limit=MOST),
        "followers": [follower for follower in followers_of(account_id, limit=MOST) if follower not in hidden],
        "muted": muted_by(account_id),
        "blocked": blocked_by(account_id),
    }
    known = people({one for ids in lists.values() for one in ids})
    shown = {name: [known[one] for one in ids if one in known and known[one].handle] for name, ids in lists.items()}
    return render(request, "pages/me/ties.html", shown)
