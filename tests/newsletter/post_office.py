"""Small real IMAP and POP3 servers with one mailbox, that can break when a test wants it."""

import re
import socketserver
import threading

USER, PASSWORD = "bounces", "een heel geheim: @/%"


class Office:
    """``messages``: key → bytes, in INBOX; ``aside``: what was moved to another folder."""

    def __init__(self, handler):
        self.messages, self.aside, self.flags, self.next = {}, {}, {}, 1
        self.breaks_at = ""  # a command at which the line breaks, once
        self.may_create, self.sessions, self.read = True, 0, []
        office = self

        class Bound(handler):
            def setup(self):
                self.office = office
                super().setup()

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Bound)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def put(self, data):
        self.messages[str(self.next)] = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        self.next += 1

    def breaks(self, line):
        if self.breaks_at and self.breaks_at in line:
            self.breaks_at = ""
            return True
        return False

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Talk(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True  # the second line of an answer waits for nobody

    def say(self, line):
        self.wfile.write((line if isinstance(line, bytes) else line.encode()) + b"\r\n")


class Imap(Talk):
    def handle(self):
        self.office.sessions += 1
        self.say("* OK klaar")
        while line := self.rfile.readline().decode().strip():
            if self.office.breaks(line):
                return
            tag, command, rest = (*line.split(" ", 2), "")[:3]
            answer = getattr(self, f"do_{command.lower()}", lambda rest: "BAD wat?")(rest)
            self.say(f"{tag} {answer or 'OK gedaan'}")
            if command == "LOGOUT":
                return

    def do_capability(self, rest):
        self.say("* CAPABILITY IMAP4rev1")

    def do_login(self, rest):
        return "" if rest == f'"{USER}" "{PASSWORD}"' else "NO verkeerd"

    def do_select(self, rest):
        self.say(f"* {len(self.office.messages)} EXISTS")
        self.say("* OK [UIDVALIDITY 7] ja")

    def do_list(self, rest):
        pass

    def do_create(self, rest):
        return "" if self.office.may_create else "NO mag niet"

    def do_expunge(self, rest):
        gone = [key for key, flags in self.office.flags.items() if "\\Deleted" in flags]
        for key in gone:
            self.office.messages.pop(key, None)
            self.office.flags.pop(key)

    def do_logout(self, rest):
        self.say("* BYE dag")

    def do_uid(self, rest):
        what, _, rest = rest.partition(" ")
        return getattr(self, f"uid_{what.lower()}")(rest)

    def uid_search(self, rest):
        shown = [key for key in self.office.messages if "\\Flagged" not in self.office.flags.get(key, "")]
        self.say("* SEARCH " + " ".join(shown))

    def uid_fetch(self, rest):
        key, most = re.match(r"(\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", rest).groups()
        self.office.read.append(key)
        if key in self.office.messages:
            data = self.office.messages[key][: int(most)]
            self.say(f"* 1 FETCH (UID {key} BODY[]<0> {{{len(data)}}}".encode())
            self.wfile.write(data)
            self.say(")")

    def uid_store(self, rest):
        key, _, flag = rest.split(" ", 2)
        self.office.flags[key] = self.office.flags.get(key, "") + flag

    def uid_copy(self, rest):
        key = rest.split(" ", 1)[0]
        if not self.office.may_create:
            return "NO [TRYCREATE] is er niet"
        self.office.aside[key] = self.office.messages[key]
        return ""


class Pop(Talk):
    def handle(self):
        self.office.sessions += 1
        self.keys, self.gone = list(self.office.messages), set()
        self.say("+OK klaar")
        while line := self.rfile.readline().decode().strip():
            if self.office.breaks(line):
                return  # without QUIT nothing is deleted
            command, _, rest = line.partition(" ")
            getattr(self, f"do_{command.lower()}")(rest)
            if command == "QUIT":
                return

    def do_user(self, rest):
        self.say("+OK")

    def do_pass(self, rest):
        self.say("+OK" if rest == PASSWORD else "-ERR verkeerd")

    def do_uidl(self, rest):
        self.say("+OK")
        for number, key in enumerate(self.keys, 1):
            self.say(f"{number} uniek{key}")
        self.say(".")

    def do_top(self, rest):
        number, _ = rest.split()
        self.office.read.append(self.keys[int(number) - 1])
        self.say("+OK")
        for line in self.office.messages[self.keys[int(number) - 1]].splitlines():
            self.say(b"." + line if line.startswith(b".") else line)
        self.say(".")

    def do_dele(self, rest):
        self.gone.add(self.keys[int(rest) - 1])
        self.say("+OK")

    def do_quit(self, rest):
        for key in self.gone:
            self.office.messages.pop(key)
        self.say("+OK dag")
