"""What a person was told, and what they want to hear, by program."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from haat.kernel import clock
from haat.kernel.api import Cursor, Id, Input, Limit, Page, asker, page_of, read_cursor, token
from haat.notifications import queries
from haat.notifications.operations.choose_channels import choose_channels
from haat.notifications.operations.mark_read import mark_read
from haat.notifications.rules import CHANNELS, DEFAULTS

router = Router(tags=["notices"])


class NoticeOut(Schema):
    """One line in the words of `Accept-Language`; `count` things of one kind are told together. `url` is a path."""

    id: int
    kind: str
    text: str
    url: str
    happened_at: datetime
    is_unread: bool
    count: int


class ReadIn(Input):
    """The newest notice that was seen."""

    up_to: Id


class ReadOut(Schema):
    """How many notices were new."""

    read: int


class TopicOut(Schema):
    """What you want to hear of a topic: on the site, by mail."""

    topic: str
    site: bool
    mail: bool


class TopicIn(Input):
    """What you want to hear of a topic: on the site, by mail."""

    topic: Literal[tuple(DEFAULTS)]  # type: ignore[valid-type] # the topics themselves
    site: bool
    mail: bool


class TopicsIn(Input):
    """Some topics, each once."""

    topics: Annotated[list[TopicIn], Field(min_length=1, max_length=len(DEFAULTS))]


@router.get("/me/notices", auth=token("profile:read"), response=Page[NoticeOut])
def list_notices(request: HttpRequest, limit: Limit = 30, cursor: Cursor = "") -> Any:
    """What you were told, newest first."""
    before = next(iter(read_cursor(cursor)), None)
    lines = queries.notices_for(asker(request), before=before, limit=limit + 1)
    return page_of(lines, limit=limit, last=lambda line: line.id)


@router.post("/me/notices/read", auth=token("profile:write"), response=ReadOut)
def read_notices(request: HttpRequest, body: ReadIn) -> Any:
    """Mark everything up to a notice as read."""
    return {"read": mark_read(account_id=asker(request), up_to=body.up_to, now=clock.now())}


@router.get("/me/notices/topics", auth=token("profile:read"), response=list[TopicOut])
def list_topics(request: HttpRequest) -> Any:
    """Every topic and where you hear of it."""
    return queries.wishes_of(asker(request))


@router.put("/me/notices/topics", auth=token("profile:write"), response=list[TopicOut])
def choose_topics(request: HttpRequest, body: TopicsIn) -> Any:
    """Say of some topics where you want to hear of them; the others stay as they are."""
    wanted = {(each.topic, channel): getattr(each, channel) for each in body.topics for channel in CHANNELS}
    choose_channels(account_id=asker(request), wanted=wanted, now=clock.now())
    return queries.wishes_of(asker(request))
