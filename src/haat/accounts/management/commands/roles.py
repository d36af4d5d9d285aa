"""`manage.py roles`: makes the groups operator, moderator, support and finance with what each may do."""

from typing import Any

from django.core.management.base import BaseCommand

from haat.accounts.operations.give_roles import keep_roles


class Command(BaseCommand):
    help = "Make the roles and what each may do; safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        keep_roles()
