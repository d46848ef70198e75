"""Nudges: which are due, to whom they go, and how they are put together. Pure, but for the use cases."""
