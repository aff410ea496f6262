"""The Python in a cell, as far as repair must understand it: what it defines, and what a student added to a released cell."""

import ast
import warnings
from functools import cache

from IPython.core.inputtransformer2 import TransformerManager

_TELLING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


def parses(source: str) -> bool:
    """Say whether a cell is Python, magics included."""
    return _tree(source) is not None


def defined(source: str) -> set[str]:
    """Return the names that a cell defines at its top level: functions, classes and variables, but not what it imports."""
    tree = _tree(source)
    names: set[str] = set()
    for node in tree.body if tree else []:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return names


def added(source: str, released: str, wanted: set[str]) -> tuple[str, str]:
    """Return what a student wrote into a released cell: the code before what was released, and the code behind it.

    Only what defines or imports something counts, and assignments to `wanted` names: a changed test is no answer.
    """
    if released.strip() and released.strip() in source:
        before, _, behind = source.partition(released.strip())
        return _if_telling(before, wanted), _if_telling(behind, wanted)
    tree, old = _tree(source), _tree(released)
    if not tree or not old:
        return "", ""
    known = {ast.dump(node) for node in old.body}
    places = [place for place, node in enumerate(tree.body) if ast.dump(node) in known]
    last = places[-1] if places else len(tree.body)
    own = [(place, node) for place, node in enumerate(tree.body) if ast.dump(node) not in known and _tells(node, wanted)]
    before, behind = ("\n".join(ast.unparse(node) for place, node in own if (place < last) is early) for early in (True, False))
    return before, behind


def _if_telling(part: str, wanted: set[str]) -> str:
    tree = _tree(part)
    return part.strip("\n") if tree and any(_tells(node, wanted) for node in tree.body) else ""


def _tells(node: ast.stmt, wanted: set[str]) -> bool:
    return isinstance(node, _TELLING) or bool(defined(ast.unparse(node)) & wanted)


@cache
def _transformer() -> TransformerManager:
    return TransformerManager()


def _tree(source: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a student's invalid escapes
            return ast.parse(_transformer().transform_cell(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
