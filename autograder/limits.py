"""What a notebook that has hit one of its limits is told, in words that end a sentence about a cell."""

from autograder.course import Limits

# What Python says when the system refuses more.
_REFUSALS = {
    "memory": ("MemoryError", "can't allocate memory", "Cannot allocate memory"),
    "processes": ("can't start new thread", "Resource temporarily unavailable"),
    "open_files": ("Too many open files",),
    "file_bytes": ("File too large",),
    "scratch": ("No space left on device",),
}


def refused(error: str, limits: Limits) -> str:
    """Say which limit an exception such as "OSError: [Errno 27] File too large" comes from, or ""."""
    found = (kind for kind, words in _REFUSALS.items() if any(word in error for word in words))
    return _SENTENCES[kind].format(limits=limits, **_in_units(limits)) if (kind := next(found, "")) else ""


def ending(why: str, limits: Limits) -> str:
    """Say how a notebook's process came to its end: `why` is a limit's name, a signal's name, "exit 0" or ""."""
    if why in ("SIGXCPU", "SIGKILL"):
        why = "cpu_seconds"
    if not why:
        return "put out more than can be kept, or something that is no output"
    sentence = _SENTENCES.get(why, "ended the notebook's process ({why})")
    return sentence.format(limits=limits, why=why, **_in_units(limits))


_SENTENCES = {
    "memory": "used more than {gigabytes:g} GB of memory",
    "processes": "started more than {limits.processes} processes and threads",
    "open_files": "had more than {limits.open_files} files open at once",
    "file_bytes": "wrote a file of more than {megabytes:g} MB",
    "scratch": "wrote more than {all_megabytes:g} MB in all",
    "files": "made more than {limits.files:,} files",
    "cpu_seconds": "used more than {limits.cpu_seconds} s of processor time",
}


def _in_units(limits: Limits) -> dict[str, float]:
    return {
        "gigabytes": limits.memory_bytes / 1e9,
        "megabytes": limits.file_bytes / 1e6,
        "all_megabytes": limits.scratch_bytes / 1e6,
    }
