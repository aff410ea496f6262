"""Text that can be written and shown anywhere, whoever wrote it."""

TOLD_CHARACTERS = 500  # of what went wrong


def readable(text: str, limit: int) -> str:
    """Return text that can be written and shown anywhere, cut to a number of characters."""
    shown = "".join(each if each.isprintable() else " " for each in text[: limit + 1])
    return shown if len(text) <= limit else shown[: limit - 1] + "…"
