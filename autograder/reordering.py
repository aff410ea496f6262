"""Another order for statements that do not depend on each other."""

import ast
from collections.abc import Iterator

# They draw no random numbers, and change nothing.
_PURE_CALLS = set("len float int abs round bool range isinstance".split())
_PURE_MAKERS = set("zeros ones full eye arange linspace tensor zeros_like ones_like full_like".split())
_PURE = (
    *(ast.Name, ast.Constant, ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.IfExp, ast.Tuple, ast.List, ast.Dict),
    *(ast.Attribute, ast.keyword, ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.expr_context),
)


class Reorder(ast.NodeTransformer):
    """Swaps neighbours that do not depend on each other: assignments to names, and definitions of functions."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for field in ("body", "orelse"):
            if isinstance(body := getattr(node, field, None), list):
                setattr(node, field, list(_swapped(body)))
        return node


def _swapped(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    waiting = list(body)
    while waiting:
        if len(waiting) > 1 and _are_independent(*waiting[:2]):
            yield waiting.pop(1)
        yield waiting.pop(0)


def _are_independent(one: ast.stmt, other: ast.stmt) -> bool:
    if isinstance(one, ast.FunctionDef) and isinstance(other, ast.FunctionDef):
        return one.name != other.name and _is_plain_definition(one) and _is_plain_definition(other)
    if not (_is_pure(one) and _is_pure(other)):
        return False
    return not _names(one, ast.Store) & _names(other) and not _names(other, ast.Store) & _names(one)


def _is_plain_definition(node: ast.FunctionDef) -> bool:
    defaults = (*node.args.defaults, *filter(None, node.args.kw_defaults))
    return not node.decorator_list and all(isinstance(each, ast.Constant) for each in defaults)


def _is_pure(node: ast.stmt) -> bool:
    """Say whether a statement only gives values to names, and computing them draws no random number and changes nothing."""
    if not isinstance(node, ast.Assign) or not sets_a_name(node):
        return False
    return all(isinstance(each, _PURE) or (isinstance(each, ast.Call) and _is_pure_call(each)) for each in ast.walk(node.value))


def _is_pure_call(node: ast.Call) -> bool:
    function = node.func
    if isinstance(function, ast.Attribute):
        return ast.unparse(function.value) == "torch" and function.attr in _PURE_MAKERS
    return isinstance(function, ast.Name) and function.id in _PURE_CALLS


def sets_a_name(node: ast.Assign) -> bool:
    """Say whether an assignment has one target, which is a plain name."""
    return len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)


def _names(node: ast.AST, context: type[ast.expr_context] = ast.expr_context) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, context)}
