"""Who follows, likes and blocks whom: to read only."""

from typing import Any

from django.contrib import admin

from haat.kernel.backoffice import ReadOnly
from haat.social.models import Block, Follow, Like, Mute


class Tie(ReadOnly):
    ordering: Any = ("-pk",)
    show_full_result_count = False


@admin.register(Follow)
class FollowAdmin(Tie):
    list_display = ("follower", "followed", "followed_at")
    list_select_related = ("follower", "followed")


@admin.register(Like)
class LikeAdmin(Tie):
    list_display = ("account", "kind", "subject_id", "liked_at")
    list_select_related = ("account",)


@admin.register(Block)
class BlockAdmin(Tie):
    list_display = ("account", "blocked")
    list_select_related = ("account", "blocked")


@admin.register(Mute)
class MuteAdmin(Tie):
    list_display = ("account", "muted")
    list_select_related = ("account", "muted")
