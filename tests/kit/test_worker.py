"""A session executes a notebook as a kernel would, stops what must be stopped, and leaves nothing behind."""

import os
import secrets
import time

import psutil
import pytest
import torch

from autograder.course import SolutionFailure
from autograder.sandbox import best_sandbox
from autograder.session import Session
from autograder.snapshot import Raised, StudentFailure
from autograder.warm import WarmProcess
from autograder.worker.plain import Opaque


def kinds(outputs):
    return [output.output_type for output in outputs]


def shown(outputs, kind):
    """Return what was shown in one mime type."""
    return [output.data[kind] for output in outputs if kind in output.get("data", {})]


def streams(outputs, name):
    return "".join(output.text for output in outputs if output.get("name") == name)


# Outputs


def test_prints_and_the_value_of_the_last_line(outputs_of):
    stream, result = outputs_of("print('hello')\nprint('you')\n1 + 1")
    assert (stream.output_type, stream.name, stream.text) == ("stream", "stdout", "hello\nyou\n")
    assert (result.output_type, result.data) == ("execute_result", {"text/plain": "2"})


def test_semicolon_none_and_assignment_show_nothing(execute):
    assert [cell.outputs for cell in execute("5;", "None", "x = 5", "# only a comment", "").notebook.cells] == [[]] * 5


def test_cells_are_counted_from_1(execute):
    assert [cell.execution_count for cell in execute("1", "2", "3").notebook.cells] == [1, 2, 3]


def test_cells_share_their_names(text_of):
    assert text_of("x = 20", "x += 1", "print(2 * x)") == "42\n"


def test_submitted_outputs_are_dropped(execute, make_notebook, warm, limits):
    notebook = make_notebook("pass")
    notebook.cells[0].outputs, notebook.cells[0].execution_count = (
        [{"output_type": "stream", "name": "stdout", "text": "old"}],
        99,
    )
    session = Session(warm, notebook, limits(), 1, reference=False)
    session.execute()
    session.close()
    assert session.notebook.cells[0].outputs == []
    assert notebook.cells[0].outputs != []


def test_figure_becomes_a_png(outputs_of):
    outputs = outputs_of("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    assert shown(outputs, "image/png")[0].startswith("iVBOR")


def test_figure_without_show_becomes_a_png(outputs_of):
    assert len(shown(outputs_of("import matplotlib.pyplot as plt\nplt.plot([1, 2]);"), "image/png")) == 1


def test_matplotlib_inline_magic(outputs_of):
    assert outputs_of("%matplotlib inline") == []


def test_error_is_stored_as_the_notebook_shows_it(execute):
    session = execute("x = 1", "x / 0", "print(x)")
    (error,) = session.notebook.cells[1].outputs
    assert (error.output_type, error.ename, error.evalue) == ("error", "ZeroDivisionError", "division by zero")
    assert "x / 0" in "\n".join(error.traceback)
    assert session.notebook.cells[2].outputs[0].text == "1\n"
    assert session.notes == ["cell 2 stopped with ZeroDivisionError: division by zero"]


def test_syntax_error_is_stored_and_the_notebook_goes_on(execute):
    session = execute("def f(:\n    pass", "print('on')")
    assert session.notebook.cells[0].outputs[0].ename == "SyntaxError"
    assert session.notebook.cells[1].outputs[0].text == "on\n"


def test_exception_that_cannot_be_shown(execute):
    session = execute("class Bad(Exception):\n    def __str__(self): raise RuntimeError\nraise Bad", "print('on')")
    assert session.notebook.cells[0].outputs[0].ename == "Bad"
    assert session.notebook.cells[1].outputs[0].text == "on\n"


def test_value_whose_repr_raises(execute):
    session = execute("class Bad:\n    def __repr__(self): raise RuntimeError('no')\nBad()", "print('on')")
    assert session.notebook.cells[0].outputs[0].ename == "RuntimeError"
    assert session.notebook.cells[1].outputs[0].text == "on\n"


def test_text_that_is_not_unicode(text_of):
    assert text_of(r"print('a\ud800b')") == "a?b\n"


# What notebooks use


def test_timing_magics(text_of):
    assert "per loop" in text_of("%timeit -n 2 -r 2 sum(range(10))")
    assert "Wall time" in text_of("%%time\nx = 1")
    assert "per loop" in text_of("%%timeit -n 2 -r 2\nx = 1")


def test_shell_commands(text_of):
    assert text_of("!echo hello") == "hello\n"
    assert text_of("word = 'you'", "!echo {word}") == "you\n"
    assert text_of("lines = !echo hello", "print(lines)") == "['hello']\n"
    assert text_of("%%bash\necho hello") == "hello\n"


def test_help_and_other_magics(text_of, execute):
    assert "Return the number of items" in text_of("len?")
    assert "x" in text_of("x = 1", "%who")
    assert text_of("%%capture kept\nprint('inside')", "print(repr(kept.stdout))") == "'inside\\n'\n"
    assert execute("%load_ext autoreload\n%autoreload 2").notes == []


def test_display(outputs_of):
    outputs = outputs_of("from IPython.display import HTML, Markdown\ndisplay(3, HTML('<b>x</b>'), Markdown('*y*'))")
    assert kinds(outputs) == ["display_data"] * 3
    assert shown(outputs, "text/plain")[0] == "3"
    assert (shown(outputs, "text/html"), shown(outputs, "text/markdown")) == (["<b>x</b>"], ["*y*"])


def test_table_of_pandas_is_html(outputs_of):
    assert "<table" in shown(outputs_of("import pandas\npandas.DataFrame({'a': [1]})"), "text/html")[0]


def test_top_level_await(text_of):
    assert text_of("import asyncio\nasync def f():\n    await asyncio.sleep(0)\n    return 4", "print(await f())") == "4\n"


@pytest.mark.parametrize("module", ["tqdm", "tqdm.auto"])
def test_progress_bar_is_text(execute, module):
    session = execute(f"from {module} import tqdm", "for _ in tqdm(range(3)): pass")
    assert "3/3" in streams(session.notebook.cells[1].outputs, "stderr")
    assert session.notes == []


def test_progress_bar_as_a_widget(execute):
    assert execute("from tqdm.notebook import tqdm\nfor _ in tqdm(range(3)): pass").notes == []


def test_widgets(execute):
    slider = "import ipywidgets\nslider = ipywidgets.IntSlider(3)\ndisplay(slider)\nprint(slider.value)"
    output = "out = ipywidgets.Output()\nwith out:\n    print('inside')"
    interact = "@ipywidgets.interact(x=(0, 5))\ndef f(x=2): print('x is', x)"
    session = execute(slider, output, interact)
    assert session.notes == []
    assert shown(session.notebook.cells[0].outputs, "text/plain") == ["IntSlider(value=3)"]
    assert streams(session.notebook.cells[0].outputs, "stdout") == "3\n"


def test_stderr_warnings_and_logging(execute):
    session = execute(
        "import sys, warnings, logging\nprint('one', file=sys.stderr)\nwarnings.warn('two')\nlogging.warning('three')"
    )
    written = streams(session.notebook.cells[0].outputs, "stderr")
    assert all(word in written for word in ("one", "UserWarning: two", "WARNING:root:three"))
    assert session.notes == []


def test_clear_output(text_of):
    assert text_of("from IPython.display import clear_output\nprint(1)\nclear_output()\nprint(2)") == "2\n"
    assert (
        text_of("from IPython.display import clear_output\nfor i in range(3):\n    clear_output(wait=True)\n    print(i)")
        == "2\n"
    )


@pytest.mark.parametrize(
    "source",
    [
        "import subprocess\nsubprocess.run(['echo', 'word'])",
        "import os\nos.system('echo word')",
        "import os\nos.write(1, b'word')",
    ],
    ids=["subprocess", "os.system", "os.write"],
)
def test_what_is_written_past_python_is_an_output(text_of, source):
    assert "word" in text_of(source)


def test_bytes_that_are_no_text_are_shown_somehow(text_of):
    assert "�" in text_of(r"import os; os.write(1, b'\xff');")


def test_print_in_a_thread(text_of):
    source = "import threading\nthread = threading.Thread(target=print, args=('word',))\nthread.start(); thread.join()"
    assert text_of(source) == "word\n"


THREADS_THAT_PRINT = """
import threading
def work(name):
    for _ in range(300):
        print(name * 200)
threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_prints_of_many_threads_all_arrive(text_of):
    assert sorted(text_of(THREADS_THAT_PRINT).replace("\n", "")) == sorted("abcd" * 300 * 200)


def test_prints_of_child_processes_arrive_and_disturb_nothing(text_of):
    child = "import multiprocessing\nfor _ in range(3):\n    multiprocessing.Process(target=print, args=('child',)).start()"
    text = text_of(f"{child}\nfor each in multiprocessing.active_children(): each.join()\nprint('parent')")
    assert sorted(text.split()) == ["child", "child", "child", "parent"]


def test_stderr_past_python_is_stderr(execute):
    outputs = execute("import os; os.write(2, b'to stderr\\n')").notebook.cells[0].outputs
    assert streams(outputs, "stderr") == "to stderr\n"


def test_display_data_of_a_wrong_type_is_left_out(outputs_of):
    (shown_part,) = outputs_of(
        "from IPython.display import display\ndisplay({'text/plain': {1: 2}, 'text/html': 'x'}, raw=True)"
    )
    assert shown_part.data == {"text/html": "x"}


def test_result_carries_the_number_of_its_cell(execute):
    first, second = execute("1", "2").notebook.cells
    assert [cell.outputs[0].execution_count for cell in (first, second)] == [1, 2]


def test_redirected_stdout(text_of):
    source = (
        "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as kept: print('in')\nprint(kept.getvalue() * 2)"
    )
    assert text_of(source) == "in\nin\n\n"


@pytest.mark.parametrize("ask", ["input('name?')", "import getpass; getpass.getpass()", "!cat", "breakpoint()"])
def test_asking_for_input_does_not_wait(execute, ask):
    session = execute(ask, "print('on')")
    assert session.notebook.cells[1].outputs[0].text == "on\n"


def test_input_fails_with_an_error(outputs_of):
    assert outputs_of("input('name?')")[-1].ename == "EOFError"


@pytest.mark.parametrize("leave", ["exit()", "quit()", "import sys; sys.exit(3)", "raise SystemExit"])
def test_leaving_a_cell_does_not_end_the_notebook(text_of, leave):
    assert text_of(leave, "print('on')") == "on\n"


def test_file_written_by_the_notebook_can_be_read_and_imported(text_of):
    assert text_of("%%writefile helper.py\nVALUE = 7", "import helper\nprint(helper.VALUE)") == "7\n"
    assert text_of("open('data.txt', 'w').write('text')", "print(open('data.txt').read())") == "text\n"


def test_file_beside_the_notebook_does_not_stand_in_for_a_library(text_of):
    write = "open('torch.py', 'w').write('raise RuntimeError')\nopen('json.py', 'w').write('raise RuntimeError')"
    look = "import sys\ndel sys.modules['json']\nimport json, importlib.util\nprint(importlib.util.find_spec('torch').origin)"
    assert text_of(write, look).endswith("torch/__init__.py\n")


def test_worker_processes(text_of):
    source = """
        import torch
        from torch.utils.data import DataLoader, TensorDataset
        loader = DataLoader(TensorDataset(torch.arange(4.0)), batch_size=2, num_workers=2)
        print([batch.sum().item() for batch, in loader])
    """
    assert text_of(source) == "[1.0, 5.0]\n"


def test_deleted_working_folder_does_not_stop_the_notebook(text_of):
    assert text_of("import os, shutil\nshutil.rmtree(os.getcwd())", "print('on')") == "on\n"


# Limits


def test_flood_is_cut_with_a_note(execute):
    session = execute("for _ in range(100_000): print('x' * 100)", "print('on')", output_bytes=5000)
    flood, after = (cell.outputs for cell in session.notebook.cells)
    assert len(streams(flood, "stdout")) <= 5000
    assert "output cut here: a cell may put out 5,000 characters" in streams(flood, "stderr")
    assert streams(after, "stdout") == "on\n"
    assert session.notes == ["cell 1 put out more than 5,000 characters; the rest was cut"]


@pytest.mark.parametrize(
    "source",
    [
        "'x' * 10_000",
        "display('x' * 10_000)",
        "import os; os.write(1, b'x' * 10_000);",
        "!yes | head -c 10000",
        "raise ValueError('x' * 10_000)",
    ],
)
def test_every_kind_of_output_is_cut(execute, source):
    session = execute(source, "print('on')", output_bytes=5000)
    assert len(str(session.notebook.cells[0].outputs)) < 8000
    assert session.notebook.cells[1].outputs[0].text == "on\n"


def test_cell_is_interrupted_at_its_limit_and_the_notebook_goes_on(execute):
    session = execute("x = 1\nwhile True: pass", "print(x)", cell_seconds=1)
    first, second = session.notebook.cells
    assert first.outputs[0].ename == "KeyboardInterrupt"
    assert "cell 1 was stopped after 1 s" in streams(first.outputs, "stderr")
    assert second.outputs[0].text == "1\n"
    assert session.notes == ["cell 1 was stopped after 1 s"]


@pytest.mark.parametrize("wait", ["import time; time.sleep(100)", "!sleep 100", "import asyncio; await asyncio.sleep(100)"])
def test_waiting_is_interrupted(execute, wait):
    session = execute(wait, "print('on')", cell_seconds=1)
    assert session.notes == ["cell 1 was stopped after 1 s"]
    assert session.notebook.cells[1].outputs[0].text == "on\n"


def test_cell_that_cannot_be_interrupted_is_killed_and_what_follows_fails(execute):
    stubborn = """
        import time
        while True:
            try:
                time.sleep(100)
            except KeyboardInterrupt:
                pass
    """
    session = execute("def f(): return 1", ("before", ""), stubborn, "print('on')", ("after", ""), cell_seconds=1)
    assert session.notebook.cells[3].outputs == []
    assert session.snapshot("before").f() == 1
    with pytest.raises(StudentFailure, match="cell 3 was stopped after 1 s and could not be interrupted") as failure:
        session.snapshot("after")
    assert "hand the notebook in again" in str(failure.value)


FILES = "open_files = [open('/dev/null') for _ in range(1000)]"
THREADS = "import threading, time\nfor _ in range(500): threading.Thread(target=time.sleep, args=(9,), daemon=True).start()"


@pytest.mark.parametrize(
    ("source", "limit", "sentence"),
    [
        ("x = bytearray(10**10)", {"memory_bytes": 10**9}, "used more than 1 GB of memory"),
        ("import torch; torch.ones(10**10)", {"memory_bytes": 10**9}, "used more than 1 GB of memory"),
        (FILES, {"open_files": 100}, "had more than 100 files open at once"),
        (THREADS, {"processes": 50}, "started more than 50 processes and threads"),
        ("open('large', 'wb').write(bytes(3_000_000))", {"file_bytes": 2_000_000}, "wrote a file of more than 2 MB"),
        ("import os; os.kill(os.getpid(), 24)", {"cpu_seconds": 7}, "used more than 7 s of processor time"),
    ],
)
def test_limit_that_was_hit_is_told_in_a_sentence(execute, source, limit, sentence):
    if "processes" in limit and os.geteuid() != 0:
        pytest.skip("an ordinary user's other processes count as well")
    session = execute(source, **limit)
    assert any(note.startswith(f"cell 1 {sentence}") for note in session.notes), session.notes


def test_notebook_has_a_limit_of_its_own(execute):
    session = execute(*["import time; time.sleep(1)"] * 9, ("after", ""), cell_seconds=20, notebook_seconds=2)
    assert session.notebook.cells[8].execution_count is None
    assert "after 2 s, the limit for all cells together; the cells after it were not run" in session.notes[-1]
    with pytest.raises(StudentFailure, match="the limit for all cells together"):
        session.snapshot("after")


@pytest.mark.parametrize(
    "end", ["import os; os._exit(0)", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"], ids=["exit", "crash"]
)
def test_process_that_ends_is_told(execute, end):
    session = execute("def f(): return 1", ("before", ""), end, ("after", ""), "print('on')")
    assert session.notes == [f"{session.stopped}; the cells after it were not run"]
    assert session.stopped.startswith("cell 3 ended the notebook's process")
    assert "cell 3 ended" in streams(session.notebook.cells[2].outputs, "stderr")
    assert session.notebook.cells[4].outputs == []
    assert session.snapshot("before").f() == 1
    with pytest.raises(StudentFailure, match="cell 3 ended the notebook's process"):
        session.snapshot("after")


# Snapshots and probes


@pytest.fixture
def names(execute):
    """Execute cells and return the snapshot after them."""
    return lambda *cells, **lowered: execute(*cells, ("here", "pass"), **lowered).snapshot("here")


def test_snapshot_is_taken_before_the_test_cell_and_later_cells_change_nothing(execute):
    session = execute("def f(): return 1", ("first", "def f(): return 2"), ("second", ""), "def f(): return 3", ("third", ""))
    assert [session.snapshot(name).f() for name in ("first", "second", "third", "first")] == [1, 2, 3, 1]


def test_exercise_without_a_test_cell_fails_with_a_sentence(execute):
    with pytest.raises(StudentFailure, match="no test cell"):
        execute("x = 1").snapshot("missing")


def test_names_and_calls(names):
    snapshot = names("import torch\nx = torch.ones(2)\ndef add(a, b=1): return a + b")
    assert torch.equal(snapshot["x"], torch.ones(2))
    assert (snapshot.add(1), snapshot.add(1, b=5), snapshot.call("add", 2, 3)) == (2, 6, 5)


def test_probe_runs_beside_the_students_code(names):
    def count_and_call(names, x):
        import collections

        return collections.Counter(names.f(x) for _ in range(3)).total(), names["f"](x), torch.ones(1)

    count, value, ones = names("def f(x): return x + 1").run(count_and_call, 4)
    assert (count, value, ones.item()) == (3, 5, 1)


COUNTS = "count = 0\ndef f():\n    global count\n    count += 1\n    return count"


def test_checks_cannot_disturb_each_other(names):
    snapshot = names(COUNTS)
    for check in ("one", "two"):
        snapshot.begin_check(check)
        assert snapshot.f() == 1


def test_checks_may_share_a_fork_until_one_leaves_it(names):
    snapshot = names(COUNTS)
    found = []
    for check in ("one", "two", "three", "four"):
        snapshot.begin_check(check, together=True)
        found.append((snapshot.f(), snapshot.shares_fork))
        if check == "two":
            snapshot.leave_fork()
    snapshot.begin_check("five")
    found.append((snapshot.f(), snapshot.shares_fork))
    assert found == [(1, False), (2, True), (1, False), (2, True), (1, False)]


def test_check_draws_the_same_in_a_shared_fork_as_alone(names):
    snapshot = names("import torch\ndef draw(): return torch.rand(1).item()")
    drawn = []
    for check, together in (("one", False), ("two", False), ("one", True), ("two", True)):
        snapshot.begin_check(check, together=together)
        drawn.append(snapshot.draw())
    assert snapshot.shares_fork
    assert drawn[:2] == drawn[2:]


@pytest.mark.parametrize(
    "change", ["set_grad_enabled(False)", "set_default_dtype(torch.float64)", "set_default_device('meta')"]
)
def test_fork_whose_torch_was_set_differently_answers_no_other_check(names, change):
    snapshot = names(f"import torch\ndef f(): torch.{change}\ndef g(): return 1")
    snapshot.begin_check("one", together=True)
    snapshot.f()
    snapshot.begin_check("two", together=True)
    with pytest.raises(StudentFailure, match="ended the Python process"):
        snapshot.g()
    snapshot.begin_check("two")
    assert snapshot.g() == 1


def test_argument_is_a_copy(names):
    snapshot, x = names("def f(x):\n    x.zero_()"), torch.ones(2)
    snapshot.f(x)
    assert x.tolist() == [1, 1]


def test_same_seed_gives_the_same_random_numbers(execute):
    source = """
        import random, numpy, torch
        def draw():
            return [random.random(), numpy.random.rand(), torch.rand(1).item()]
        first = draw()
    """

    def drawn(seed):
        snapshot = execute(source, ("here", ""), seed=seed).snapshot("here")
        snapshot.begin_check("check")
        return snapshot["first"], snapshot.draw()

    assert drawn(1) == drawn(1)
    assert not {*drawn(1)[0], *drawn(1)[1]} & {*drawn(2)[0], *drawn(2)[1]}


def test_checks_draw_different_random_numbers(names):
    snapshot = names("import torch\ndef draw(): return torch.rand(1).item()")
    drawn = set()
    for check in ("one", "two", "three"):
        snapshot.begin_check(check)
        drawn.add(snapshot.draw())
    assert len(drawn) == 3


def test_threads_of_the_notebook_do_not_hang_a_probe(names):
    source = """
        import torch
        torch.set_num_threads(2)
        x = torch.rand(500, 500)
        y = (x @ x).exp()
        def f(): return (x @ x).exp().sum()
    """
    assert names(source).f() > 0


def test_backward_works_in_a_probe_after_backward_in_the_notebook(names):
    source = """
        import torch
        x = torch.ones(3, requires_grad=True)
        (x ** 2).sum().backward()
        def f():
            x.grad = None
            (x ** 3).sum().backward()
            return x.grad
    """
    assert names(source).f().tolist() == [3, 3, 3]


def test_exception_is_told_with_its_place(names):
    with pytest.raises(Raised) as raised:
        names("x = 0", "def f():\n    return 1 / x").f()
    assert str(raised.value) == "it raised ZeroDivisionError: division by zero, in cell 2, line 2: `return 1 / x`"
    assert raised.value.kind == "ZeroDivisionError"


def test_raises_names_the_exception_or_nothing(names):
    snapshot = names("def f(x):\n    if x: raise KeyError(x)")
    assert (snapshot.raises("f", 1), snapshot.raises("f", 0)) == ("KeyError", "")


@pytest.mark.parametrize("body", ["raise SystemExit", "raise KeyboardInterrupt", "return f()", "import sys; sys.exit(0)"])
def test_exceptions_of_every_kind_are_only_exceptions(names, body):
    with pytest.raises(Raised):
        names(f"def f():\n    {body}").f()


def test_missing_name_says_what_happened_to_the_cells_before(names):
    with pytest.raises(StudentFailure, match=r"`f` is not defined .*cell 1 stopped with SyntaxError.*Define it") as failure:
        names("def f(:\n    pass").f()
    assert not isinstance(failure.value, Raised)


def test_result_that_is_no_data_is_a_failure_or_a_name(names):
    snapshot = names("import torch\ndef f(): return torch.eye(2).to_sparse()\ndef g(): return torch.nn.Linear(1, 1)")
    with pytest.raises(StudentFailure, match="what it returned cannot be looked at: it is a"):
        snapshot.f()
    assert snapshot.g() == Opaque("Linear")


def test_print_in_a_probe_does_no_harm(names):
    assert names("import os\ndef f():\n    print('x' * 100_000)\n    os.write(1, b'x' * 100_000)\n    return 5").f() == 5


@pytest.mark.parametrize(
    "end", ["os._exit(0)", "os._exit(3)", "os.kill(os.getpid(), 11)", "os.kill(os.getpid(), 9)", "os.abort()"]
)
def test_process_that_ends_costs_only_its_check(names, end):
    snapshot = names(f"import os\ndef f(): {end}\ndef g(): return 1")
    with pytest.raises(StudentFailure, match="it ended the Python process before it returned a value"):
        snapshot.f()
    snapshot.begin_check("next")
    assert snapshot.g() == 1


def test_endless_loop_costs_only_its_check(names):
    snapshot = names("def f():\n    while True: pass\ndef g(): return 1", check_seconds=1)
    with pytest.raises(StudentFailure, match=r"it did not finish within 1 s\. Look for a loop"):
        snapshot.f()
    snapshot.begin_check("next")
    assert snapshot.g() == 1


def test_time_of_one_exercise_is_limited_over_all_its_checks(names):
    snapshot = names("import time\ndef f(): time.sleep(0.6)", exercise_seconds=1)
    with pytest.raises(StudentFailure):  # noqa: PT012  # the second or, on a slow machine, the first
        for check in ("one", "two"):
            snapshot.begin_check(check)
            snapshot.f()
    snapshot.begin_check("three")
    with pytest.raises(StudentFailure, match=r"it was not run: .*time"):
        snapshot.f()


def test_check_that_is_made_again_takes_its_time_once(names):
    snapshot = names("import time\ndef f(): time.sleep(0.6)", exercise_seconds=1)
    for together in (True, False):
        snapshot.begin_check("one", together=together)
        snapshot.f()


def test_process_left_by_a_probe_does_not_hold_it_up(names):
    snapshot = names("import subprocess\ndef f():\n    subprocess.Popen(['sleep', '100'])\n    return 1", check_seconds=20)
    start = time.monotonic()
    assert snapshot.f() == 1
    snapshot.begin_check("next")
    assert time.monotonic() - start < 15


def test_failure_of_the_reference_is_no_students(execute):
    session = execute("def f(): return 1 / 0", ("here", ""), reference=True)
    with pytest.raises(SolutionFailure, match="the reference solution"):
        session.snapshot("here").f()
    with pytest.raises(SolutionFailure):
        session.snapshot("elsewhere")


# What is left behind

DAEMON = """
    import os, subprocess, time
    command = ['sleep', '{token}']
    subprocess.Popen(command, start_new_session=True)
    subprocess.Popen(['nohup', *command], start_new_session=True)
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.setsid()
            os.execvp(command[0], command)
        os._exit(0)
"""


@pytest.fixture
def token():
    """How long the processes of one test would sleep: a number by which they are found again."""
    return f"{1000 + secrets.randbelow(10**9) / 10**9:.9f}"


def running(token):
    """Return how many processes on this machine sleep for so long."""
    return sum(token in (process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"]))


def wait_until_running(token, number):
    deadline = time.monotonic() + 60
    while running(token) < number and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running(token) == number


def test_no_process_is_left(execute, warm, token):
    session = execute(DAEMON.format(token=token))
    wait_until_running(token, 3)
    session.close()
    warm.sweep()
    assert running(token) == 0


def test_no_process_is_left_by_a_probe(names, warm, token):
    names(f"import subprocess\ndef f(): subprocess.Popen(['sleep', '{token}'], start_new_session=True)").f()
    wait_until_running(token, 1)
    warm.sweep()
    assert running(token) == 0


def test_no_process_is_left_where_the_grader_ends(course, limits, make_notebook, token):
    with WarmProcess([], best_sandbox(limits().scratch_bytes)) as warm:
        session = Session(warm, make_notebook(DAEMON.format(token=token)), limits(), 1, reference=False)
        session.execute()
        wait_until_running(token, 3)
        session.close()
    assert running(token) == 0


def test_no_file_is_left(execute, warm):
    source = """
        import contextlib, os
        files = [os.path.join(folder, 'left') for folder in (os.getcwd(), '/tmp', '/dev/shm', os.path.expanduser('~'))]
        for file in files:
            with contextlib.suppress(OSError):
                open(file, 'w').close()
        found = [os.path.exists(file) for file in files]
    """
    first = execute(source, ("here", ""))
    files = first.snapshot("here")["files"]
    assert first.snapshot("here")["found"][0]
    first.close()
    warm.sweep()
    second = execute(f"import os\nfound = [os.path.exists(file) for file in {files}]", ("here", ""))
    assert not any(second.snapshot("here")["found"])
    assert not any(os.path.exists(file) for file in files)


def test_two_sessions_share_nothing(execute):
    first = execute("import torch\ntorch.shared = 1\nx = 1\nopen('file', 'w').close()", ("here", ""))
    second = execute(
        "import os, torch\nseen = [hasattr(torch, 'shared'), 'x' in globals(), os.path.exists('file')]", ("here", "")
    )
    assert first.snapshot("here")["x"] == 1
    assert second.snapshot("here")["seen"] == [False, False, False]
