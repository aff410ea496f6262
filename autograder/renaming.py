"""New names for the local variables of a cell. Globals, parameters, functions and classes keep theirs: callers use them."""

import ast
from collections.abc import Iterator, Sequence

Function = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

# With one of these in a function, a name may be used where it cannot be seen.
_BY_NAME = {"locals", "vars", "eval", "exec", "dir", "globals"}
_UNSAFE = (ast.Global, ast.Nonlocal, ast.Match, ast.NamedExpr)
_SCOPES = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


def rename_locals(tree: ast.Module) -> ast.Module:
    """Rename the variables of functions and of comprehensions, in place, where this surely means the same."""
    names = fresh_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, Comprehension):
            rename_variables(node, names)
    for node in ast.walk(tree):
        if isinstance(node, Function):
            _rename(node.body, _bound(node.body) - _parameters(node.args), names)
    return tree


def rename_variables(node: Comprehension, names: Iterator[str]) -> bool:
    """Rename the variables of a comprehension, and say whether all of them could be."""
    variables = _own(node)
    return _rename(_inside(node), variables, names) == variables


def fresh_names(tree: ast.AST) -> Iterator[str]:
    """Yield names that occur nowhere in the code."""
    taken = set(map(str, _words(tree)))
    number = 0
    while True:
        number += 1
        if f"other_{number}" not in taken:
            yield f"other_{number}"


def _words(tree: ast.AST) -> Iterator[object]:
    for node in ast.walk(tree):
        yield from (getattr(node, field, None) for field in ("id", "arg", "name", "attr", "asname"))


def _inside(node: Comprehension) -> list[ast.AST]:
    """Return the parts of a comprehension that see its variables: all but what the first loop goes through."""
    first = node.generators[0].iter
    parts = [part for each in node.generators for part in (each.target, each.iter, *each.ifs) if part is not first]
    return [*parts, *((node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,))]


def _rename(parts: Sequence[ast.AST], candidates: set[str], names: Iterator[str]) -> set[str]:
    """Rename those of the candidates that nothing else in the code can be mixed up with, and return them."""
    nodes = [node for part in parts for node in ast.walk(part)]
    if any(isinstance(node, _UNSAFE) or (isinstance(node, ast.Name) and node.id in _BY_NAME) for node in nodes):
        return set()
    safe = {name for name in candidates - _bound_deeper(nodes) if not name.startswith("__")}
    new = {name: next(names) for name in sorted(safe)}
    for node in nodes:
        if isinstance(node, ast.Name):
            node.id = new.get(node.id, node.id)
    return safe


def _bound(parts: Sequence[ast.AST]) -> set[str]:
    """Return the names that are assigned to in some code, but for what scopes of their own inside it assign to."""
    found: set[str] = set()
    waiting = [*parts]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _SCOPES):
            continue
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.add(node.id)
        waiting += ast.iter_child_nodes(node)
    return found


def _bound_deeper(nodes: list[ast.AST]) -> set[str]:
    """Return the names that anything in the code binds in a way that a renamed variable must keep away from."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, _SCOPES):
            found |= _own(node)
        elif isinstance(node, ast.alias | ast.ExceptHandler):
            found.add((getattr(node, "asname", None) or node.name or "").split(".")[0])
    return found


def _own(scope: ast.AST) -> set[str]:
    """Return the names that a scope binds: its own name, its parameters and its variables."""
    if isinstance(scope, Comprehension):
        return _bound([each.target for each in scope.generators])
    if isinstance(scope, ast.Lambda):
        return _parameters(scope.args)
    assert isinstance(scope, Function | ast.ClassDef)
    inner = _bound([*scope.body]) | {scope.name}
    return inner | _parameters(scope.args) if isinstance(scope, Function) else inner


def _parameters(arguments: ast.arguments) -> set[str]:
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    return {each.arg for each in every if each}
