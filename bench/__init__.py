"""The budgets of the design, measured: each figure beside a peer's in the same run. Never a test."""
