"""Rewrites: code that means the same as a solution, so every check must pass it. Each is applied wherever it surely fits.

Rounding may differ. Two things are left to the answer bank, which has right answers for them: float64 in place of float32 where
a page allows it, and loops in place of vector code.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass

from autograder.renaming import fresh_names, rename_locals, rename_variables
from autograder.reordering import Reorder, sets_a_name
from autograder.report import differing_lines

# torch.f(x, …) is x.f(…).
_BOTH = set(
    "abs argmax argmin argsort clamp cos cumsum dot exp flatten log logsumexp matmul max mean min mm mv norm prod relu "
    "sigmoid sin sqrt square squeeze std sum tanh transpose unsqueeze var".split()
)
_MODULES = {"torch", "np", "math", "nn", "self"}


@dataclass(frozen=True)
class Rewrite:
    """A solution's cells, rewritten; `original` has the same layout, so that only what was rewritten differs."""

    name: str
    original: tuple[str, ...]
    cells: tuple[str, ...]

    def diff(self) -> list[str]:
        """Return the lines that differ, with - and + before them."""
        return differing_lines("\n".join(self.original), "\n".join(self.cells))


def rewrites_of(cells: tuple[str, ...]) -> list[Rewrite]:
    """Return the rewrites of a solution that change something. Raise SyntaxError where it is not plain Python."""
    plain = tuple(ast.unparse(ast.parse(cell)) for cell in cells)
    made = [Rewrite(name, plain, tuple(rewritten(name, cell) for cell in plain)) for name in REWRITES]
    threads = Rewrite("two threads", plain, (f"import torch\ntorch.set_num_threads(2)\n{plain[0]}", *plain[1:]))
    return [*(each for each in made if each.cells != plain), threads]


def rewritten(name: str, code: str) -> str:
    """Return the code of a cell after one of the REWRITES."""
    return ast.unparse(ast.fix_missing_locations(REWRITES[name](ast.parse(code))))


class _Undocumented(ast.NodeTransformer):
    """Takes docstrings and the type hints of functions out."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        for argument in ast.walk(node.args):
            if isinstance(argument, ast.arg):
                argument.annotation = None
        return self._without_docstring(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self._without_docstring(node)

    def _without_docstring(self, node: ast.FunctionDef | ast.ClassDef) -> ast.AST:
        self.generic_visit(node)
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        return node


class _InFunctions(ast.NodeTransformer):
    """Rewrites what stands in functions and methods: elsewhere, every name is one that others can see."""

    def __init__(self, tree: ast.Module) -> None:
        self.names = fresh_names(tree)

    def visit_Module(self, node: ast.Module) -> ast.AST:
        return self._visit_definitions(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self._visit_definitions(node)

    def _visit_definitions(self, node: ast.Module | ast.ClassDef) -> ast.AST:
        node.body = [self.visit(each) if isinstance(each, ast.FunctionDef | ast.ClassDef) else each for each in node.body]
        return node


class _Guarded(_InFunctions):
    """Writes what is done to tensors in another way; what turns out to be no tensor is treated as before."""

    _is_used = False

    def visit_Module(self, node: ast.Module) -> ast.AST:
        super().visit_Module(node)
        if self._is_used:
            node.body.insert(0, ast.parse("import torch").body[0])
        return node

    def _either(self, other: str, as_before: str, *values: ast.expr) -> ast.expr:
        """Return a choice between two expressions in which {0}, {1} … stand for the values, which are computed once."""
        self._is_used = True
        names = [next(self.names) for _ in values]
        tensors = " and ".join(f"isinstance({name}, torch.Tensor)" for name in names)
        code = f"(lambda {', '.join(names)}: {other.format(*names)} if {tensors} else {as_before.format(*names)})()"
        call = ast.parse(code, mode="eval").body
        assert isinstance(call, ast.Call)
        call.args = list(values)
        return call


class _MethodsAsFunctions(_Guarded):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        function = node.func
        if not isinstance(function, ast.Attribute) or function.attr not in _BOTH or _is_module(function.value):
            return node
        arguments = [*node.args, *node.keywords]
        if any(map(_is_bound_to_its_place, arguments)):
            return node
        told = ", ".join(map(ast.unparse, arguments)).replace("{", "{{").replace("}", "}}")
        form = f"torch.{function.attr}({{0}}{', ' if told else ''}{told})"
        return self._either(form, f"{{0}}.{function.attr}({told})", function.value)


class _FunctionsAsMethods(_InFunctions):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        function = node.func
        if not isinstance(function, ast.Attribute) or function.attr not in _BOTH or ast.unparse(function.value) != "torch":
            return node
        if not node.args or isinstance(node.args[0], ast.Starred):
            return node
        return ast.Call(ast.Attribute(node.args[0], function.attr, ast.Load()), node.args[1:], node.keywords)


class _MatmulAsFunction(_Guarded):
    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.op, ast.MatMult):
            return node
        return self._either("torch.matmul({0}, {1})", "{0} @ {1}", node.left, node.right)


class _SquaresAsProducts(_InFunctions):
    """Writes x ** 2 as x * x, which is the same for numbers; nobody squares a mask."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.op, ast.Pow) or ast.unparse(node.right) != "2" or isinstance(node.left, ast.Constant):
            return node
        if isinstance(node.left, ast.Name):
            return ast.BinOp(node.left, ast.Mult(), node.left)
        name = next(self.names)
        return ast.Call(ast.parse(f"lambda {name}: {name} * {name}", mode="eval").body, [node.left], [])


class _ChoicesAsStatements(_InFunctions):
    def visit_Return(self, node: ast.Return) -> ast.AST:
        return _chosen(node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        return _chosen(node) if sets_a_name(node) else node


class _ResultsNamed(_InFunctions):
    def visit_Return(self, node: ast.Return) -> ast.AST | list[ast.stmt]:
        if node.value is None or isinstance(node.value, ast.Name | ast.Constant):
            return node
        name = next(self.names)
        return [ast.Assign([ast.Name(name, ast.Store())], node.value), ast.Return(ast.Name(name, ast.Load()))]


class _ComprehensionsAsLoops(_InFunctions):
    def visit_Return(self, node: ast.Return) -> ast.AST | list[ast.stmt]:
        return self._looped(node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST | list[ast.stmt]:
        return self._looped(node) if sets_a_name(node) else node

    def _looped(self, node: ast.Return | ast.Assign) -> ast.AST | list[ast.stmt]:
        made = node.value
        if not isinstance(made, ast.ListComp) or len(made.generators) > 1 or made.generators[0].is_async:
            return node
        loop = made.generators[0]
        if not rename_variables(made, self.names):
            return node  # in a loop its variables would become the function's
        name = next(self.names)
        step: ast.stmt = ast.parse(f"{name}.append()").body[0]
        step.value.args = [made.elt]  # type: ignore[attr-defined]  # it is a call
        for test in reversed(loop.ifs):
            step = ast.If(test, [step], [])
        node.value = ast.Name(name, ast.Load())
        begin = ast.Assign([ast.Name(name, ast.Store())], ast.List([], ast.Load()))
        return [begin, ast.For(loop.target, loop.iter, [step], []), node]


def _chosen(node: ast.Return | ast.Assign) -> ast.AST:
    """Return an if statement where the value is an if expression."""
    if not isinstance(choice := node.value, ast.IfExp):
        return node
    parts = []
    for value in (choice.body, choice.orelse):
        parts.append(ast.Return(value) if isinstance(node, ast.Return) else ast.Assign(node.targets, value))
    return ast.If(choice.test, [parts[0]], [parts[1]])


def _is_module(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in _MODULES


def _is_bound_to_its_place(node: ast.AST) -> bool:
    """Say whether an expression means something else in a function of its own."""
    kinds = (ast.Yield, ast.YieldFrom, ast.Await, ast.NamedExpr)
    return any(isinstance(each, kinds) or getattr(each, "id", "") in {"super", "locals"} for each in ast.walk(node))


REWRITES: dict[str, Callable[[ast.Module], ast.AST]] = {
    "local names changed": rename_locals,
    "order changed": lambda tree: Reorder().visit(tree),
    "docstrings and type hints removed": lambda tree: _Undocumented().visit(tree),
    "methods as functions": lambda tree: _MethodsAsFunctions(tree).visit(tree),
    "functions as methods": lambda tree: _FunctionsAsMethods(tree).visit(tree),
    "@ as torch.matmul": lambda tree: _MatmulAsFunction(tree).visit(tree),
    "squares as products": lambda tree: _SquaresAsProducts(tree).visit(tree),
    "choices as if statements": lambda tree: _ChoicesAsStatements(tree).visit(tree),
    "results named": lambda tree: _ResultsNamed(tree).visit(tree),
    "comprehensions as loops": lambda tree: _ComprehensionsAsLoops(tree).visit(tree),
}
