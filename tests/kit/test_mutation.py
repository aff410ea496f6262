"""The mutation audit: small wrong edits of a solution, and whether the hidden checks catch them."""

import pytest

from autograder.mutants import mutants_of

FIELD = """def double(x):
    with torch.no_grad():
        x = x.clone()
        there = x.to("cpu")
        x.add_(0)
    kept = (x.detach() >= 0).sum(dim=0, keepdim=True)
    return (x * kept).mean() / (1 - 0.5)
"""
WEAK = """
from autograder.checks import exercise, points


@exercise("double")
class TestDouble:
    @points(1)
    def test_zero(self, student):
        \"\"\"double works for zero.\"\"\"
        assert student.double(0) == 0
"""
LISTED = """
[[double]]
line = "return x + x"
becomes = "return x {sign} x"
reason = "for this test"
"""


@pytest.fixture
def audit(own_tiny, command):
    def run(*words, code):
        done = command(own_tiny.root, "audit", "--mutants", "--workers", "1", *words)
        assert done.exit_code == code, done.output
        return done.stdout

    return run


def edit_solution(course, code):
    source = course.assignment("tiny").source
    head, _, tail = source.read_text().partition("def double(x):")
    source.write_text(head + code + "\n" + tail[tail.index("# %% test=") :])


@pytest.mark.parametrize(
    "line",
    [
        "with torch.enable_grad():",
        "x = x",
        "there = x",
        "pass",
        "kept = (x >= 0).sum(dim=0, keepdim=True)",
        "kept = (x.detach() > 0).sum(dim=0, keepdim=True)",
        "kept = (x.detach() >= 0).mean(dim=0, keepdim=True)",
        "kept = (x.detach() >= 0).sum(dim=0)",
        "kept = (x.detach() >= 0).sum(dim= 1, keepdim=True)",
        "return ((x * kept).mean())",
        "return ((x)).mean() / (1 - 0.5)",
    ],
)
def test_mistakes_of_this_field_are_made(own_tiny, line):
    edit_solution(own_tiny, FIELD)
    assert line in {each.code.splitlines()[number].strip() for each in mutants_of(own_tiny.assignment("tiny"), "double")
                    for number in range(len(each.code.splitlines()))}  # fmt: skip


def test_no_mutant_is_the_solution_and_none_comes_twice(own_tiny):
    edit_solution(own_tiny, FIELD)
    mutants = mutants_of(own_tiny.assignment("tiny"), "double")
    assert len({each.code for each in mutants}) == len(mutants)
    assert all(each.diff() for each in mutants)


def test_sharp_checks_catch_every_mutant_and_what_is_known_is_kept(own_tiny, audit):
    first = audit(code=0)
    assert "100.0%" in first
    assert audit(code=0) == first
    memory = own_tiny.root / ".audit" / "double.jsonl"
    known = memory.read_text().splitlines()
    assert len(known) == len(set(known)) == len(mutants_of(own_tiny.assignment("tiny"), "double"))


def test_survivors_are_shown_until_the_course_explains_them(own_tiny, audit):
    own_tiny.assignment("tiny").checks.write_text(WEAK)
    told = audit(code=1)
    assert "-    return x + x\n" in told
    assert "+    return x - x\n" in told
    (own_tiny.root / "tests/mutants.toml").write_text(LISTED.format(sign="-"))
    assert "+    return x - x\n" not in audit(code=1)
    (own_tiny.root / "tests/mutants.toml").write_text(LISTED.format(sign="/"))
    assert "'return x / x' is no mutant that survives" in audit(code=1)
    (own_tiny.root / "tests/mutants.toml").write_text("[[double]]\nline = 'return x + x'\n")
    audit(code=2)
