from collections.abc import Iterable
from typing import Any

from django import forms

from haat.notifications.queries.topics import TOPICS
from haat.notifications.types import TopicWish


class WishesForm(forms.Form):
    """A box for each topic and channel: "orders_mail"."""

    def __init__(self, *args: Any, wishes: Iterable[TopicWish], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics = [wish.topic for wish in wishes]
        for wish in wishes:
            label = TOPICS[wish.topic][0]
            for channel, wanted in (("site", wish.site), ("mail", wish.mail)):
                self.fields[f"{wish.topic}_{channel}"] = forms.BooleanField(required=False, initial=wanted, label=label)

    def rows(self) -> list[dict[str, Any]]:
        """One row a topic: its words and its two boxes."""
        return [
            {
                "label": TOPICS[topic][0],
                "help": TOPICS[topic][1],
                "site": self[f"{topic}_site"],
                "mail": self[f"{topic}_mail"],
            }
            for topic in self.topics
        ]

    def wanted(self) -> dict[tuple[str, str], bool]:
        """What was chosen, by topic and channel."""
        return {
            (topic, channel): self.cleaned_data[f"{topic}_{channel}"]
            for topic in self.topics
            for channel in ("site", "mail")
        }
