"""Work on many things in several processes, with what comes of it as if one had done it.

What comes of a thing is given in the order of the things, and a failure when it is the turn of the
thing in which it happened. When the work ends, for whatever reason, its processes are ended too; a
process whose parent was killed ends after the thing that it is at.
"""

import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

from msgspec import Struct

Task = TypeVar("Task")
Step = TypeVar("Step")
Ask = Callable[[Any], Any]
"""Puts a question to the process that asked for the work, and gives its answer."""
Prepare = Callable[[Ask], Callable[[Task], Iterable[Step]]]
"""Makes, once in each process, what does the work; a function that can be pickled."""


def no_answer(_question: object) -> None:
    """Answers those who ask nothing."""


class _Question(Struct, frozen=True):
    about: object


class _Outcome(Struct, Generic[Step], frozen=True):
    """What came of a thing: steps, or why it failed."""

    steps: Sequence[Step] = ()
    error: Exception | None = None


def in_processes(
    prepare: Prepare[Task, Step], tasks: Sequence[Task], jobs: int, answer: Ask
) -> Iterator[Step]:
    """Do work on things in several processes; yields what comes of each, in their order.

    Args:
        prepare: makes what does the work.
        tasks: the things; each is sent to a process, and what comes of it is sent back.
        jobs: how many processes.
        answer: answers what they ask, here, one question at a time.

    Raises:
        Exception: what one raised.
    """
    team = _Team[Step](answer)
    left = list(enumerate(tasks))[::-1]
    try:
        for _ in range(min(jobs, len(tasks))):
            team.give(team.joined_by(prepare), left.pop())
        for number in range(len(tasks)):
            while number not in team.outcomes:
                for idle in team.hear():
                    if left:
                        team.give(idle, left.pop())
            outcome = team.outcomes.pop(number)
            if outcome.error:
                raise outcome.error
            yield from outcome.steps
    finally:
        team.end()


class _Team(Generic[Step]):
    """The processes, by the connection with each, and the number of the thing that it is at."""

    def __init__(self, answer: Ask) -> None:
        self.answer = answer
        # A copy of this process has all that was imported; elsewhere each must start anew.
        self.copies = sys.platform == "linux"
        self.context = get_context("fork") if self.copies else get_context("spawn")
        self.members: dict[Connection, BaseProcess] = {}
        self.busy: dict[Connection, int] = {}
        self.outcomes: dict[int, _Outcome[Step]] = {}

    def joined_by(self, prepare: Prepare[Task, Step]) -> Connection:
        """Start one more process."""
        here, there = self.context.Pipe()
        # A copy of this process has our ends too, and would not see that we are gone.
        ours = (*self.members, here) if self.copies else ()
        process = self.context.Process(target=_serve, args=(there, prepare, ours), daemon=True)
        process.start()
        there.close()
        self.members[here] = process
        return here

    def give(self, member: Connection, task: tuple[int, object]) -> None:
        """Let a process begin with a thing."""
        self.busy[member], about = task
        member.send(about)

    def hear(self) -> Iterator[Connection]:
        """Wait for what processes say; yields those that ended a thing."""
        for member in cast("list[Connection]", wait(list(self.busy))):
            try:
                said = member.recv()
                if isinstance(said, _Question):
                    member.send(self.answer(said.about))
                    continue
            except (EOFError, ConnectionError):
                self.members[member].join()
                code = self.members[member].exitcode
                raise RuntimeError("a process of this command was ended", code) from None
            self.outcomes[self.busy.pop(member)] = said
            yield member

    def end(self) -> None:
        """End all processes, whatever they are at."""
        for process in self.members.values():
            process.terminate()
        for connection, process in self.members.items():
            process.join()
            connection.close()


def _serve(
    connection: Connection, prepare: Prepare[Task, Step], not_ours: Sequence[Connection]
) -> None:
    """Do the work that comes through a connection, until its other end is gone."""
    for each in not_ours:
        each.close()
    # An interruption is for the process that asked, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def ask(question: object) -> object:
        connection.send(_Question(question))
        return connection.recv()

    prepared = cache(prepare)
    try:
        while True:
            task = connection.recv()
            connection.send(_outcome(prepared, ask, task))
    except (EOFError, ConnectionError):
        return


def _outcome(prepared: Prepare[Task, Step], ask: Ask, task: Task) -> _Outcome[Step]:
    try:
        return _Outcome(list(prepared(ask)(task)))
    except Exception as error:  # noqa: BLE001 - it is raised where the work was asked for
        where = traceback.format_exc()
        try:
            same = pickle.loads(pickle.dumps(error))  # noqa: S301 - what was made just now
        except Exception:  # noqa: BLE001 - it cannot be sent
            same = RuntimeError(where)
        same.add_note(where)
        return _Outcome(error=same)
