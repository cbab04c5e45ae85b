"""What a build publishes of a text: its page, a note that it was withdrawn, or nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from generator.model.document import Head


class State(Enum):
    """What stands at a version's address."""

    SHOWN = "shown"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    DRAFT = "draft"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The terms of one build: its *day* (UTC), and whether drafts are published too."""

    day: dt.date
    with_drafts: bool = False

    def state(self, head: Head) -> State:
        """Say what stands at a version's address on that day.

        A withdrawn text stays so, whatever else is said of it. From the day of ``until`` on a text
        is not shown any more. A text that is dated after the build, or whose embargo lasts, has no
        page yet.
        """
        if head.withdrawn is not None:
            return State.WITHDRAWN
        if head.draft and not self.with_drafts:
            return State.DRAFT
        if head.until and head.until <= self.day:
            return State.EXPIRED
        starts = (head.date, head.embargo)
        return State.AHEAD if any(day and day > self.day for day in starts) else State.SHOWN
