"""A mail server without manners."""

import contextlib
import socket
import threading


class Rude:
    """Speaks SMTP and hangs up: after so many messages, at ``at``, or before it answers the last dot."""

    def __init__(self, at="", after=0, greeting="250 goed"):
        self.at, self.after, self.taken, self.socket = at, after, 0, socket.create_server(("127.0.0.1", 0))
        self.greeting = greeting
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        with contextlib.suppress(OSError):
            while True:
                self.talk(self.socket.accept()[0])

    def talk(self, connection):
        messages = 0
        with connection, connection.makefile("rwb", 0) as talk, contextlib.suppress(OSError):
            talk.write(b"220 hier\r\n")
            while word := talk.readline().strip().upper()[:4].decode():
                if word == self.at or (word == "MAIL" and self.after and messages == self.after):
                    return
                known = {"DATA": "354 toe maar", "EHLO": self.greeting}
                talk.write(f"{known.get(word, '250 goed')}\r\n".encode())
                if word == "DATA":
                    while (read := talk.readline()) and read != b".\r\n":
                        if self.at == "body":
                            return
                    if self.at == "dot":
                        self.taken += 1
                        return
                    messages, self.taken = messages + 1, self.taken + 1
                    talk.write(b"250 aangenomen\r\n")
