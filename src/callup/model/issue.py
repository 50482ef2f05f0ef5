"""Something in scope that the machine did not understand."""

from __future__ import annotations

from typing import Literal

import msgspec

from callup.values import Span, make_id

IssueStage = Literal["gather", "read", "extract", "link", "judge", "check"]


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """`what` happened, `where` (file and place in it), `why` it matters, what to do (`advice`).

    `span` points into a document where there is one. No text of an issue repeats private data.
    """

    stage: IssueStage
    what: str
    where: str
    why: str
    advice: str
    document: str | None = None
    span: Span | None = None

    @property
    def id(self) -> str:
        """An id made of what the issue says, so that a re-run raises the same one."""
        at = (self.span.start, self.span.end) if self.span else (None, None)
        return make_id("issue", self.stage, self.what, self.where, self.document, *at)
