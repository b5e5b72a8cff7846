"""Make-up that finds its own plan (自动拼版): variants, trees, search, re-layout."""

from reform_press.makeup.solve.relay import relay
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Refusal, Solution, Task

__all__ = ["Budget", "Refusal", "Solution", "Task", "relay", "solve"]
