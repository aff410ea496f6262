"""A worker: it executes a notebook's cells and leaves a snapshot of its state wherever the trusted process asks for one."""

import os
from typing import Any

import torch

from autograder.worker.channel import Channel, ChannelClosed
from autograder.worker.probe import seed_everything, serve_checks, serve_one_check
from autograder.worker.recorder import Recorder
from autograder.worker.shell import Shell


def serve_notebook(channel: Channel, shell: Shell, start: dict[str, Any]) -> None:
    """Execute cells as the trusted process sends them; return when it closes the channel."""
    seed_everything(start["seed"])
    recorder = shell.sink = Recorder(lambda output: channel.send({"output": output}), start["output_limit"])
    while True:
        try:
            request = channel.receive()
        except ChannelClosed:
            return
        if request["do"] == "snapshot":
            _leave_snapshot(channel, shell)
        elif request["do"] == "stay":
            _become_snapshot(channel, shell, request["ticket"])
            return
        else:
            recorder.begin()
            shell.run(request["source"], request["number"])
            recorder.finish()
        channel.send({"done": request["ticket"]})


def _become_snapshot(channel: Channel, shell: Shell, ticket: str) -> None:
    """Answer one check in this process, and run no more cells."""
    connection = channel.receive_socket()
    channel.send({"done": ticket})
    channel.close()
    shell.sink = None
    serve_one_check(Channel(connection), shell.user_ns)


def _leave_snapshot(channel: Channel, shell: Shell) -> None:
    """Fork a process that keeps the notebook's present state and answers probes on a channel of its own."""
    connection = channel.receive_socket()
    if os.fork() == 0:
        os.setsid()
        channel.close()
        shell.sink = None
        torch.set_num_threads(1)  # the threads that a parent used do not survive the fork: a parallel loop would hang
        serve_checks(Channel(connection), shell.user_ns)
        os._exit(0)
    connection.close()
