"""status: record x agreement -> Status. What is agreed, due, done, disputed, awaited, and on whose word."""

from truceline.status.evaluate import Question, evaluate
from truceline.status.shapes import Status
from truceline.status.why import why

__all__ = ["Question", "Status", "evaluate", "why"]
