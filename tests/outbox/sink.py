"""A real mail server on loopback that keeps what it gets."""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

OK = "250 Thank you"


@dataclass
class Sink:
    """What arrived, in order; and what the server answers to an address or to a letter."""

    port: int
    arrived: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    answer: Callable[[EmailMessage], str] = lambda letter: OK
    sender_answer: str = ""
    connections: int = 0
    _controller: Controller | None = None

    @property
    def message_ids(self) -> list[str]:
        return [letter["Message-ID"] for letter in self.arrived]

    def start(self) -> None:
        self._controller = Controller(_Door(self), hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller is not None:
            controller, self._controller = self._controller, None
            controller.stop()


class _Door:
    def __init__(self, sink: Sink) -> None:
        self.sink = sink

    async def handle_EHLO(  # noqa: N802 (the server's name)
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.sink.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802 (the server's name)
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.sink.sender_answer:
            return self.sink.sender_answer
        envelope.mail_from = address
        return OK

    async def handle_RCPT(  # noqa: N802 (the server's name)
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        answer = self.sink.answers.get(address, OK)
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802 (the server's name)
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        letter = message_from_bytes(envelope.content, policy=default)
        self.sink.arrived.append(letter)
        return await asyncio.to_thread(self.sink.answer, letter)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
