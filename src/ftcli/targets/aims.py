"""An aim with all the statements of it, and how its deadline moved from one to the next."""

from typing import NamedTuple

from ftcli.targets.outcomes import Outcome
from ftcli.targets.paces import slip


class Aim(NamedTuple):
    """One aim, with all the statements of it.

    Attributes:
        first: the earliest statement.
        restatements: the later ones, in the order of their dates.
    """

    first: Outcome
    restatements: tuple[Outcome, ...] = ()

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """All statements, the earliest first."""
        return (self.first, *self.restatements)

    def slip(self, restatement: Outcome) -> tuple[int, int] | None:
        """By how many days a restatement moves the deadline; None where one has no deadline."""
        before, now = self.first.deadline, restatement.deadline
        return slip(before, now) if before and now else None
