"""Mutants: small wrong edits of a solution, each of which the hidden checks must catch.

The edits that fit any code come from Cosmic Ray; those of deep learning, such as a removed `detach()`, are made here.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from autograder.course import Assignment
from autograder.notebooks import read_source, solution_cells
from autograder.report import differing_lines

# Of Cosmic Ray's operators those that make mistakes of students; all of them would be ten times as many.
_PAIRS = (
    *(f"BinaryOperator_{pair}" for pair in "Add_Sub Sub_Add Mul_Div Div_Mul Mul_Add Pow_Mul Div_FloorDiv FloorDiv_Div".split()),
    *(f"ComparisonOperator_{pair}" for pair in "Lt_LtE LtE_Lt Gt_GtE GtE_Gt Lt_GtE Gt_LtE Eq_NotEq NotEq_Eq Is_IsNot".split()),
    *("UnaryOperator_USub_UAdd", "UnaryOperator_Delete_Not", "TrueWithFalse", "FalseWithTrue", "AndWithOr", "OrWithAnd"),
    *("BreakWithContinue", "ContinueWithBreak"),
)
_OPERATORS = (*(f"core/Replace{pair}" for pair in _PAIRS), "core/NumberReplacer", "core/ZeroIterationForLoop")

_DROPPED = "detach clone eval train zero_grad copy contiguous double float long item".split()
_SWAPPED = {"sum": "mean", "mean": "sum", "max": "min", "min": "max", "argmax": "argmin", "rand": "randn", "randn": "rand"}
_SWAPPED |= {"float32": "float64", "float64": "float32", "std": "var", "zeros": "ones", "ones": "zeros", "randperm": "arange"}
_SWAPPED |= {"zeros_like": "ones_like", "relu": "sigmoid", "exp": "log", "log": "exp", "square": "abs", "abs": "square"}
_REMOVED = (ast.Expr, ast.Assign, ast.AugAssign, ast.If, ast.Raise)

Edit = tuple[ast.AST, str, str]


@dataclass(frozen=True)
class Mutant:
    """The solution of one exercise with one edit, in one of its cells."""

    exercise: str
    cell: int
    operator: str
    original: str
    code: str

    def diff(self) -> list[str]:
        """Return the lines that differ, with - and + before them."""
        return differing_lines(self.original, self.code)


def mutants_of(assignment: Assignment, exercise: str) -> list[Mutant]:
    """Return the mutants of an exercise's solution, without those that are the same program as it or as an earlier one."""
    found: dict[tuple[int, str], Mutant] = {}
    for number, cell in enumerate(solution_cells(read_source(assignment), exercise)):
        same = ast.dump(ast.parse(cell.source))
        for operator, code in _edited(cell.source):
            program = _program(code)
            if program not in ("", same):
                found.setdefault((number, program), Mutant(exercise, number, operator, cell.source, code))
    return list(found.values())


def _program(code: str) -> str:
    try:
        return ast.dump(ast.parse(code))
    except SyntaxError:
        return ""


def _edited(code: str) -> Iterator[tuple[str, str]]:
    for name in _OPERATORS:
        operator, occurrence = get_operator(name)(), 0
        while edited := mutate_code(code, operator, occurrence):
            yield name.removeprefix("core/"), edited
            occurrence += 1
    for node, text, operator in _field_edits(ast.parse(code)):
        yield operator, _replaced(code, node, text)


def _field_edits(tree: ast.Module) -> Iterator[Edit]:
    """Yield what is edited: a node, the code that takes its place, and what that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.For | ast.With | ast.If):
            yield from ((each, "pass", "statement removed") for each in node.body if _can_go(each))
        elif isinstance(node, ast.Call):
            yield from _call_edits(node)
        elif isinstance(node, ast.Attribute) and node.attr in _SWAPPED:
            yield _name_of(node), _SWAPPED[node.attr], f"{node.attr} becomes {_SWAPPED[node.attr]}"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div | ast.Add | ast.Sub):
            yield node, f"({ast.unparse(node.left)})", "right operand left out"
            if isinstance(node.op, ast.Mult | ast.Add):
                yield node, f"({ast.unparse(node.right)})", "left operand left out"
        elif isinstance(node, ast.withitem) and "no_grad" in ast.unparse(node):
            yield node.context_expr, "torch.enable_grad()", "no_grad removed"


def _call_edits(node: ast.Call) -> Iterator[Edit]:
    function = node.func
    if isinstance(function, ast.Attribute) and _can_drop(function.attr, len(node.args) + len(node.keywords)):
        value = ast.unparse(function.value)
        is_one = isinstance(function.value, ast.Name | ast.Call | ast.Attribute | ast.Subscript)
        yield node, value if is_one else f"({value})", f"{function.attr}() removed"
    for keyword in node.keywords:
        if keyword.arg in ("keepdim", "dim", "axis", "dtype", "device", "ddof", "reduction", "bias", "weight_decay"):
            fewer = ast.Call(function, node.args, [each for each in node.keywords if each is not keyword])
            yield node, ast.unparse(fewer), f"{keyword.arg} left out"


def _can_drop(method: str, arguments: int) -> bool:
    return (method in _DROPPED and not arguments) or (method == "to" and arguments == 1)


def _name_of(node: ast.Attribute) -> ast.Name:
    """Return a node for the name behind the dot."""
    name = ast.Name(node.attr)
    name.lineno = name.end_lineno = node.end_lineno or node.lineno
    name.end_col_offset = node.end_col_offset or 0
    name.col_offset = name.end_col_offset - len(node.attr)
    return name


def _can_go(statement: ast.stmt) -> bool:
    is_docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return isinstance(statement, _REMOVED) and not is_docstring


def _replaced(code: str, node: ast.AST, text: str) -> str:
    """Return the code with other text in the place of a node; columns are counted in bytes."""
    assert isinstance(node, ast.expr | ast.stmt)
    lines = code.encode().splitlines(keepends=True)
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: (node.end_lineno or node.lineno) - 1])) + (node.end_col_offset or 0)
    whole = code.encode()
    return (whole[:start] + text.encode() + whole[end:]).decode()
