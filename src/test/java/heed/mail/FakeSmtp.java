package heed.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server on this machine that takes letters, or fails at the step that a test names.
final class FakeSmtp implements AutoCloseable {
  /// Instead of an answer: the connection is cut.
  static final String CUT = "cut";

  /// The step at which the server greets, and the one at which it has all of a letter.
  static final String GREETING = "GREETING";

  static final String TAKEN = "TAKEN";

  private final ServerSocket server;
  private final Map<String, Queue<String>> script = new HashMap<>();
  private final List<String> letters = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  FakeSmtp() {
    try {
      server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /// Answers so the next time it comes to a step: `RCPT`, say.
  synchronized FakeSmtp at(String step, String answer) {
    script.computeIfAbsent(step, _ -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /// Fails no more.
  synchronized void heal() {
    script.clear();
  }

  /// The letters that it took, whether the sender heard so or not.
  List<String> letters() {
    return List.copyOf(letters);
  }

  /// What was said to it, line by line, but for letters.
  List<String> commands() {
    return List.copyOf(commands);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      if (!says(socket, GREETING, "220 fake.example ESMTP")) {
        return;
      }
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        commands.add(line);
        var verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        if (verb.equals("DATA")) {
          if (!says(socket, verb, "354 go on") || !take(socket, in)) {
            return;
          }
        } else if (!says(socket, verb, usual(verb)) || verb.equals("QUIT")) {
          return;
        }
      }
    } catch (IOException gone) {
      // the sender had enough
    }
  }

  private static String usual(String verb) {
    return switch (verb) {
      case "EHLO" -> "250-fake.example\r\n250 AUTH PLAIN LOGIN";
      case "AUTH" -> "235 welcome";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private boolean take(Socket socket, BufferedReader in) throws IOException {
    var letter = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      letter.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
    }
    letters.add(letter.toString());
    return says(socket, TAKEN, "250 taken");
  }

  private boolean says(Socket socket, String step, String usual) throws IOException {
    var answer = next(step, usual);
    if (answer.equals(CUT)) {
      return false;
    }
    socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return !answer.startsWith("421"); // with which a server closes
  }

  private synchronized String next(String step, String usual) {
    var answers = script.get(step);
    var answer = answers == null ? null : answers.poll();
    return answer == null ? usual : answer;
  }
}
