"""Every error that Callup raises for its user.

    CallupError
    ├── UsageError       the command or its options are wrong                      (exit status 2)
    ├── CampaignError    a campaign file does not say what it must
    ├── GatherError      something could not be fetched or opened
    ├── ReadError        bytes could not be turned into documents
    ├── StoreError       the archive, the vault or the index is not as it must be
    ├── JudgementError   a judgement names no record, or corrects what cannot be corrected
    └── ClearanceError   something that may not be published was about to be

A message says what, where, why it matters and what to do. No message carries a person's name,
phone, address or document number: it names the file and the place in it instead.
"""

from __future__ import annotations


class CallupError(Exception):
    """The root of the tree: whatever Callup raises on purpose."""


class UsageError(CallupError):
    """The command or its options are wrong."""


class CampaignError(CallupError):
    """A campaign file does not say what it must; names the file and the line."""


class GatherError(CallupError):
    """Something could not be fetched or opened."""


class ReadError(CallupError):
    """Bytes could not be turned into documents; names the file and the place in it."""


class StoreError(CallupError):
    """The archive, the vault or the index is not as it must be."""


class JudgementError(CallupError):
    """A judgement names no record, or corrects what cannot be corrected."""


class ClearanceError(CallupError):
    """Something that may not be published was about to be."""
