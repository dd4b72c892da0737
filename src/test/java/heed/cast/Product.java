package heed.cast;

import heed.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The packaged product as a stranger meets it: a jar (or, before there is one, its classes), an
/// environment, exit codes and HTTP. Commands run with an environment of their own, without any
/// `HEED_` name of the machine's.
public final class Product {
  private static final Pattern SECRET = Pattern.compile("heed_[A-Za-z0-9_-]+");
  private static final Duration START = Duration.ofSeconds(60);

  private final Path folder;
  private final Map<String, String> settings = new TreeMap<>();

  public Product(Path folder) {
    this.folder = folder;
    settings.put("HEED_DB", folder.resolve("heed.db").toString());
  }

  /// What a command did.
  public record Outcome(int status, String out, String problems) {}

  /// Adds a setting to the environment of everything that is started from now on.
  public Product with(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /// Runs a command to its end.
  public Outcome run(String... arguments) {
    try {
      var problems = Files.createTempFile(folder, "problems", ".txt");
      var process = command(arguments).redirectError(problems.toFile()).start();
      process.getOutputStream().close();
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", arguments) + " did not end");
      }
      return new Outcome(process.exitValue(), out, Files.readString(problems));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /// Begins a command, for who wants to stop it; what it says is lost.
  public Process begin(String... arguments) {
    try {
      return command(arguments)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// Runs a command that must succeed.
  ///
  /// @return what it printed
  public String done(String... arguments) {
    var outcome = run(arguments);
    if (outcome.status() != 0) {
      throw new AssertionError(
          String.join(" ", arguments)
              + " ended with "
              + outcome.status()
              + ": "
              + outcome.problems());
    }
    return outcome.out();
  }

  /// Makes an API token.
  ///
  /// @return its secret
  public String token(String name, String role, String... more) {
    var arguments = new ArrayList<>(List.of("token", "create", "--name", name, "--role", role));
    arguments.addAll(List.of(more));
    var secret = SECRET.matcher(done(arguments.toArray(String[]::new)));
    if (secret.find()) {
      return secret.group();
    }
    throw new AssertionError("No secret was printed");
  }

  /// Starts the service and waits until it is ready.
  public Service serve() {
    var port = freePort();
    with("HEED_PORT", Integer.toString(port));
    var log = folder.resolve("serve-" + port + ".log");
    try {
      var process = command("serve").redirectErrorStream(true).redirectOutput(log.toFile()).start();
      var service = new Service(process, URI.create("http://127.0.0.1:" + port), log);
      service.awaitReady();
      return service;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// The jar; while developing, where there is none, the classes it would be made of.
  private static List<String> program() {
    var jar = Path.of("target", "heed.jar").toAbsolutePath();
    if (Files.exists(jar)) {
      return List.of("-jar", jar.toString());
    }
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of("-cp", classPath, "heed.Main");
  }

  private ProcessBuilder command(String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(program());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("HEED_"));
    builder.environment().putAll(settings);
    return builder;
  }

  /// The product, serving.
  public static final class Service implements AutoCloseable {
    private final Process process;
    private final URI base;
    private final Path log;
    private final HttpClient client = HttpClient.newHttpClient();

    private Service(Process process, URI base, Path log) {
      this.process = process;
      this.base = base;
      this.log = log;
    }

    public URI base() {
      return base;
    }

    /// What it wrote to its console until now.
    public String console() {
      return logged();
    }

    public JsonNode get(String path, String token) {
      return ok(request(path, token).GET());
    }

    public JsonNode post(String path, String token, String body) {
      return ok(
          request(path, token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest request) {
      try {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupted);
      }
    }

    /// A request that is yet to get its method.
    public HttpRequest.Builder request(String path, String token) {
      return HttpRequest.newBuilder(base.resolve(path))
          .timeout(Duration.ofSeconds(30))
          .header("Authorization", "Bearer " + token);
    }

    /// Takes the process away without a word, as a power cut would.
    public void kill() {
      process.destroyForcibly().onExit().join();
    }

    /// Asks it to stop and waits until it has.
    @Override
    public void close() {
      process.destroy();
      if (!process.isAlive()) {
        return;
      }
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private JsonNode ok(HttpRequest.Builder request) {
      var answer = send(request.build());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(answer.statusCode() + ": " + answer.body());
      }
      return Json.tree(answer.body());
    }

    private void awaitReady() {
      var until = System.nanoTime() + START.toNanos();
      while (!ready()) {
        if (!process.isAlive() || System.nanoTime() > until) {
          process.destroyForcibly();
          throw new AssertionError("The service did not start: " + logged());
        }
        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
      }
    }

    private boolean ready() {
      try {
        var answer =
            client.send(
                HttpRequest.newBuilder(base.resolve("/readyz")).build(),
                HttpResponse.BodyHandlers.discarding());
        return answer.statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    private String logged() {
      try {
        return Files.readString(log);
      } catch (IOException unreadable) {
        return String.valueOf(unreadable.getMessage());
      }
    }
  }
}
