/** A mail server that keeps what it gets. */
import { createServer, type Server, type Socket } from "node:net";
import { expect } from "./harness.ts";

export class Mailbox {
  readonly mails: { to: string; text: string }[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<Mailbox> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    if (address === null || typeof address !== "object") throw new Error("no port for mail");
    const mailbox = new Mailbox(server, `smtp://127.0.0.1:${address.port}`);
    server.on("connection", (socket) => mailbox.serve(socket));
    return mailbox;
  }

  close(): void {
    this.server.close();
  }

  /** The code of the newest mail to an address, once it is there. */
  async code(to: string, after = 0): Promise<string> {
    const found = () => this.mails.slice(after).findLast((mail) => mail.to === to);
    await expect.poll(found, { timeout: 15_000 }).toBeTruthy();
    const line = /^ {4}(\d{4}) (\d{4})\r?$/m.exec(found()?.text ?? "");
    if (!line) throw new Error(`no code in ${found()?.text}`);
    return `${line[1]} ${line[2]}`;
  }

  private serve(socket: Socket): void {
    let [to, text, rest, reading] = ["", "", "", false];
    socket.write("220 test\r\n");
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      const lines = (rest + bytes.toString("utf8")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (reading) {
          if (line === ".") {
            reading = false;
            this.mails.push({ to, text });
            socket.write("250 kept\r\n");
          } else text += `${line}\r\n`;
        } else if (/^DATA/i.test(line)) {
          [reading, text] = [true, ""];
          socket.write("354 go on\r\n");
        } else {
          to = /^RCPT TO:<(.+?)>/i.exec(line)?.[1] ?? to;
          socket.write(/^QUIT/i.test(line) ? "221 bye\r\n" : "250 test\r\n");
        }
      }
    });
  }
}
