import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Measures the built product from outside: its start, an import of 100,000 requests, filing with 64
/// clients and through Slack with 16, reading the backlog with 8, trying another policy, decisions that 10,000 accounts
/// wait for, emptying the outbox, and all of it in a heap of 256 MB. Prints the machine, medians and
/// ratios; judges nothing. Talks only to a service that it starts on 127.0.0.1, for a bounded time,
/// on a database of its own.
///
///     bin/bench                  everything, some ten minutes
///     bin/bench start filing     only these
///     bin/bench --port 18080     another port for the service
public final class Bench {
  private static final List<String> ALL =
      List.of(
          "start",
          "backlog",
          "pages",
          "what-if",
          "filing",
          "slack",
          "deciding",
          "draining",
          "large");

  private final Path home = Path.of("").toAbsolutePath();
  private final Path data = home.resolve("src/test/resources/ravenstack");
  private final Path work;
  private final Map<String, String> environment = new TreeMap<>();
  private final AtomicInteger ticks = new AtomicInteger();
  private int port = 18_080;

  private Bench() throws IOException {
    work = Files.createTempDirectory("heed-bench");
  }

  public static void main(String[] arguments) throws Exception {
    var bench = new Bench();
    var chosen = new ArrayList<String>();
    for (var i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--port")) {
        bench.port = Integer.parseInt(arguments[++i]);
      } else if (ALL.contains(arguments[i])) {
        chosen.add(arguments[i]);
      } else {
        System.err.println("usage: bin/bench [--port N] [" + String.join("|", ALL) + "]...");
        System.exit(2);
      }
    }
    try {
      bench.run(chosen.isEmpty() ? ALL : chosen);
    } finally {
      bench.deleteWork();
    }
  }

  private void run(List<String> chosen) throws Exception {
    System.out.printf(
        "machine: %d processors, %s, Java %s%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.arch"),
        System.getProperty("java.version"));
    System.out.printf("disk: 4 kB write and sync, median %s%n", micros(syncNanos()));
    for (var each : chosen) {
      switch (each) {
        case "start" -> start();
        case "backlog" -> backlog();
        case "pages" -> pages();
        case "what-if" -> whatIf();
        case "filing" -> filing();
        case "slack" -> slack();
        case "deciding" -> deciding();
        case "draining" -> draining();
        case "large" -> large();
        default -> throw new IllegalArgumentException(each);
      }
    }
  }

  /// From the command to the first 200 of /readyz, with the real book, with and without the AOT
  /// cache.
  private void start() throws Exception {
    var database = realBook("start");
    var with = new ArrayList<Long>();
    var without = new ArrayList<Long>();
    for (var round = 0; round < 6; round++) {
      for (var options : List.of("", "-XX:AOTMode=off")) {
        var service = new Service(database, options);
        var times = options.isEmpty() ? with : without;
        if (round > 0) {
          times.add(service.readyNanos);
        }
        service.stop();
      }
    }
    System.out.printf(
        "start to ready, real book: median %s (%s to %s) with the AOT cache, %s without; ratio"
            + " %.2f%n",
        millis(median(with)),
        millis(with.stream().min(Long::compare).orElseThrow()),
        millis(with.stream().max(Long::compare).orElseThrow()),
        millis(median(without)),
        (double) median(with) / median(without));
  }

  /// GET /backlog, 50 items of the real book, 8 clients; beside it the same server's cheapest
  /// answer.
  private void backlog() throws Exception {
    var database = realBook("backlog");
    var token = token(database);
    var service = new Service(database, "");
    try {
      var page = get("/api/v1/backlog?asOf=2026-11-22&limit=50", token);
      var cheapest = get("/healthz", null);
      load(8, Duration.ofSeconds(5), page);
      var health = load(8, Duration.ofSeconds(5), cheapest);
      var pages = load(8, Duration.ofSeconds(10), page);
      System.out.printf("backlog, 50 items, 8 clients: %s%n", pages);
      System.out.printf(
          "  ratio to /healthz in the same run: %.2f of its rate (%s)%n",
          pages.rate() / health.rate(), health);
    } finally {
      service.stop();
    }
  }

  /// One move of a slider on the page “What if?”: the real book ranked by a policy that nobody
  /// asked for before and its first 40 rows put into words, for 1 reader and for 8.
  private void whatIf() throws Exception {
    var database = realBook("what-if");
    heed(database, "person", "add", "--email", "pm@example.com", "--name", "Pia", "--role", "pm");
    var printed = heed(database, "person", "sign-in", "pm@example.com").strip();
    var service = new Service(database, "");
    try {
      var cookie = signedIn(printed.substring(printed.indexOf("/sign-in/")));
      load(8, Duration.ofSeconds(5), () -> tick(cookie));
      for (var readers : List.of(1, 8)) {
        System.out.printf(
            "what if, %d at once: %s%n",
            readers, load(readers, Duration.ofSeconds(10), () -> tick(cookie)));
      }
    } finally {
      service.stop();
    }
  }

  /// Pages of the real book as a product manager gets them, 8 at once, and what each weighs packed.
  private void pages() throws Exception {
    var database = realBook("pages");
    heed(database, "person", "add", "--email", "pm@example.com", "--name", "Pia", "--role", "pm");
    var printed = heed(database, "person", "sign-in", "pm@example.com").strip();
    var service = new Service(database, "");
    try {
      var cookie = signedIn(printed.substring(printed.indexOf("/sign-in/")));
      load(8, Duration.ofSeconds(5), page("/", cookie));
      for (var path : List.of("/", "/accounts", "/inbox", "/loops", "/what-if", "/messages")) {
        var figures = load(8, Duration.ofSeconds(5), page(path, cookie));
        System.out.printf("page %s, 8 clients: %s; %.1f kB%n", path, figures, weight(path, cookie));
      }
    } finally {
      service.stop();
    }
  }

  private static byte[] page(String path, String cookie) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nCookie: "
            + cookie
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private double weight(String path, String cookie) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      return answerLength(
              page(path, cookie),
              new BufferedInputStream(socket.getInputStream()),
              socket.getOutputStream())
          / 1e3;
    }
  }

  /// A move that no cache knows: no two have the same numbers.
  private byte[] tick(String cookie) {
    var number = ticks.incrementAndGet();
    return ("GET /what-if?preventableShare="
            + (1 + number % 99)
            + "."
            + number
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nHX-Request: true\r\nCookie: "
            + cookie
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// The cookie of whoever follows a sign-in link.
  private String signedIn(String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .timeout(Duration.ofSeconds(10))
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      return answer.headers().allValues("Set-Cookie").stream()
          .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
          .collect(Collectors.joining("; "));
    }
  }

  /// POST /requests with 64 clients, each waiting for its answer, every answer durable.
  private void filing() throws Exception {
    var database = realBook("filing");
    var token = token(database);
    var service = new Service(database, "");
    try {
      var single = load(1, Duration.ofSeconds(5), post(token));
      load(64, Duration.ofSeconds(5), post(token));
      var many = load(64, Duration.ofSeconds(15), post(token));
      System.out.printf("filing, 64 clients: %s%n", many);
      System.out.printf(
          "  ratio to one client in the same run: %.1f times its rate (%s)%n",
          many.rate() / single.rate(), single);
    } finally {
      service.stop();
    }
  }

  /// Features that 10,000 accounts of 400 CSMs ask for are planned and shipped, one after another,
  /// while one client files.
  private void deciding() throws Exception {
    var database = realBook("deciding");
    var features = 4;
    for (var kind : List.of("accounts", "features", "requests")) {
      heed(database, "import", kind, waiting(kind, features).toString());
    }
    var token = token(database);
    var service = new Service(database, "");
    try {
      var planned = new ArrayList<Long>();
      var shipped = new ArrayList<Long>();
      var beside = new ArrayList<Figures>();
      var filer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  beside.add(load(1, Duration.ofSeconds(5L * features), post(token)));
                } catch (Exception broken) {
                  throw new IllegalStateException(broken);
                }
              });
      for (var feature = 0; feature < features; feature++) {
        planned.add(
            decided(token, feature, "{\"status\":\"planned\",\"targetDate\":\"2027-03-01\"}"));
        Thread.sleep(1000);
        shipped.add(decided(token, feature, "{\"status\":\"shipped\"}"));
        Thread.sleep(1000);
      }
      filer.join();
      System.out.printf(
          "a decision that 10,000 accounts wait for: planned %s (%s to %s), shipped %s (%s to %s),"
              + " load %s%n  filing beside it, 1 client: %s%n",
          millis(median(planned)),
          millis(Collections.min(planned)),
          millis(Collections.max(planned)),
          millis(median(shipped)),
          millis(Collections.min(shipped)),
          millis(Collections.max(shipped)),
          loadAverage(),
          beside.getFirst());
    } finally {
      service.stop();
    }
  }

  private long decided(String token, int feature, String body) throws IOException {
    var request =
        ("POST /api/v1/features/W-"
                + feature
                + "/status HTTP/1.1\r\n"
                + "Host: 127.0.0.1\r\n"
                + "Content-Type: application/json\r\n"
                + authorization(token)
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(StandardCharsets.US_ASCII);
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(60_000);
      var begun = System.nanoTime();
      if (!answered(
          request, new BufferedInputStream(socket.getInputStream()), socket.getOutputStream())) {
        throw new IllegalStateException("The decision was refused.");
      }
      return System.nanoTime() - begun;
    }
  }

  private Path waiting(String kind, int features) throws IOException {
    var file = work.resolve("waiting-" + kind + ".csv");
    try (var out = Files.newBufferedWriter(file)) {
      switch (kind) {
        case "accounts" -> {
          out.write("key,name,arr,csm\n");
          for (var i = 0; i < 10_000; i++) {
            out.write(
                "W-%d,Waiting account %d,%d,csm%d@example.com%n"
                    .formatted(i, i, 1000 + i, i % 400));
          }
        }
        case "features" -> {
          out.write("key,title\n");
          for (var feature = 0; feature < features; feature++) {
            out.write("W-%d,Awaited feature %d%n".formatted(feature, feature));
          }
        }
        case "requests" -> {
          out.write("key,account,feature,severity,quote,filed_by,filed_at\n");
          for (var i = 0; i < 10_000 * features; i++) {
            out.write(
                "W-%d,W-%d,W-%d,3,We cannot roll it out before it works for all of us.,ann@example.com,2026-10-01%n"
                    .formatted(i, i % 10_000, i / 10_000));
          }
        }
        default -> throw new IllegalArgumentException(kind);
      }
    }
    return file;
  }

  /// 40,000 messages that wait for 2,000 recipients and for 40,000, on a courier in the process and
  /// over HTTP to a target without limits in the same process. Every mark is durable.
  private void draining() throws Exception {
    for (var way : List.of("process", "http")) {
      for (var recipients : List.of(2_000, 40_000)) {
        var rates = new ArrayList<Long>();
        for (var round = 0; round < 3; round++) {
          rates.add(drained(way, recipients, round));
        }
        System.out.printf(
            "draining 40,000 messages to %,d recipients, %s: median %,d/s (%,d to %,d), load %s%n",
            recipients,
            way.equals("http") ? "over HTTP" : "in the process",
            median(rates),
            Collections.min(rates),
            Collections.max(rates),
            loadAverage());
      }
    }
  }

  private long drained(String way, int recipients, int round) throws Exception {
    var database = work.resolve("draining-" + way + "-" + recipients + "-" + round + ".db");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-cp",
            home.resolve("target/heed.jar").toString(),
            home.resolve("bench/Draining.java").toString(),
            database.toString(),
            way,
            "40000",
            Integer.toString(recipients));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("Draining failed: " + printed);
    }
    return Long.parseLong(printed.lines().toList().getLast().strip());
  }

  private static String loadAverage() {
    var load =
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return "%.1f".formatted(load);
  }

  /// 16 CSMs file through Slack's signed HTTP door, each without a pause: the command that opens
  /// the form, then the form. Slack itself is a stand-in that answers at once, so what is measured
  /// is ours.
  private void slack() throws Exception {
    var database = realBook("slack");
    try (var slack = new StandIn()) {
      environment.putAll(slack.settings());
      var service = new Service(database, "");
      try {
        file(slack, 16, Duration.ofSeconds(5));
        var begun = slack.messages();
        var figures = file(slack, 16, Duration.ofSeconds(15));
        System.out.printf("Slack, 16 CSMs filing at once: opening the form: %s%n", figures[0]);
        System.out.printf("  submitting it, answered after the commit: %s%n", figures[1]);
        System.out.printf("  receipts delivered meanwhile: %d%n", slack.messages() - begun);
      } finally {
        service.stop();
        environment.clear();
      }
    }
  }

  /// Lets CSMs file for a while; gives the times of opening and of submitting.
  private Figures[] file(StandIn slack, int csms, Duration time) throws Exception {
    var until = System.nanoTime() + time.toNanos();
    var failed = new AtomicInteger();
    var opening = new ConcurrentLinkedQueue<Long>();
    var submitting = new ConcurrentLinkedQueue<Long>();
    var threads = new ArrayList<Thread>();
    for (var i = 1; i <= csms; i++) {
      var csm = i;
      threads.add(
          Thread.ofPlatform().start(() -> oneCsm(slack, csm, until, opening, submitting, failed)));
    }
    for (var thread : threads) {
      thread.join();
    }
    return new Figures[] {
      new Figures(sorted(opening), time, failed.get()),
      new Figures(sorted(submitting), time, failed.get())
    };
  }

  private void oneCsm(
      StandIn slack,
      int csm,
      long until,
      Collection<Long> opening,
      Collection<Long> submitting,
      AtomicInteger failed) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 2000);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000);
      var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      var out = socket.getOutputStream();
      while (System.nanoTime() < until) {
        var trigger = slack.trigger();
        timed(StandIn.command(csm, trigger), in, out, opening, failed);
        timed(slack.submission(csm, slack.view(trigger)), in, out, submitting, failed);
      }
    } catch (Exception broken) {
      failed.incrementAndGet();
    }
  }

  /// Sends a request. An answer with words in it is a refusal: what went well has none.
  private static void timed(
      byte[] request,
      InputStream in,
      OutputStream out,
      Collection<Long> times,
      AtomicInteger failed)
      throws IOException {
    var begun = System.nanoTime();
    if (answerLength(request, in, out) != 0) {
      failed.incrementAndGet();
    }
    times.add(System.nanoTime() - begun);
  }

  private static long[] sorted(Collection<Long> times) {
    return times.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /// Imports 100,000 requests, serves them in a heap of 256 MB and files more.
  private void large() throws Exception {
    var database = realBook("large");
    var file = largeFile();
    var begun = System.nanoTime();
    heed(database, "import", "requests", file.toString());
    var took = System.nanoTime() - begun;
    System.out.printf(
        "import of 100,000 requests: %s, %.0f rows/s%n", millis(took), 100_000 / (took / 1e9));
    var token = token(database);
    var service = new Service(database, "-Xmx256m");
    try {
      System.out.printf(
          "start to ready, 101,564 requests, 256 MB heap: %s%n", millis(service.readyNanos));
      var page = get("/api/v1/backlog?asOf=2026-11-22&limit=50", token);
      System.out.printf("backlog, 8 clients: %s%n", load(8, Duration.ofSeconds(10), page));
      System.out.printf("filing, 64 clients: %s%n", load(64, Duration.ofSeconds(10), post(token)));
      System.out.printf("resident memory afterwards: %d MB%n", service.residentMegabytes());
    } finally {
      service.stop();
    }
  }

  private Path realBook(String name) throws Exception {
    var database = work.resolve(name + ".db");
    for (var kind : List.of("accounts", "features", "requests")) {
      heed(database, "import", kind, data.resolve(kind + ".csv").toString());
    }
    return database;
  }

  private Path largeFile() throws IOException {
    var accounts = keys("accounts.csv");
    var features = keys("features.csv");
    var file = work.resolve("large.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write(
          "key,account,feature,severity,core_use_case,expansion_arr,quote,filed_by,filed_at\n");
      for (var i = 0; i < 100_000; i++) {
        out.write(
            "L-%d,%s,%s,%d,%s,%s,\"Asked again, number %d: it would save our team an hour a week.\",ann@example.com,2026-%02d-%02d%n"
                .formatted(
                    i,
                    accounts.get(i * 7 % accounts.size()),
                    features.get(i * 13 % features.size()),
                    1 + i % 5,
                    i % 3 == 0,
                    i % 10 == 0 ? Integer.toString(1000 * (i % 50)) : "",
                    i,
                    1 + i % 11,
                    1 + i % 28));
      }
    }
    return file;
  }

  private List<String> keys(String file) throws IOException {
    try (var lines = Files.lines(data.resolve(file))) {
      return lines
          .skip(1)
          .filter(line -> line.matches("[A-Z]+-[0-9a-f]+,.*"))
          .map(line -> line.substring(0, line.indexOf(',')))
          .toList();
    }
  }

  private String token(Path database) throws Exception {
    var printed = heed(database, "token", "create", "--name", "bench", "--role", "admin");
    return Arrays.stream(printed.split("\\s+"))
        .filter(word -> word.startsWith("heed_"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No secret in: " + printed));
  }

  private String heed(Path database, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(home.resolve("bin/heed").toString()));
    command.addAll(List.of(arguments));
    var process =
        process(command, database, "").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + " failed: " + printed);
    }
    return printed;
  }

  private ProcessBuilder process(List<String> command, Path database, String options) {
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("HEED_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HEED_DB", database.toString(),
                "HEED_PORT", Integer.toString(port),
                "JAVA_OPTS", options));
    builder.environment().putAll(environment);
    return builder;
  }

  private byte[] get(String path, String token) {
    return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + authorization(token) + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] post(String token) {
    var body =
        "{\"account\":\"A-2e4581\",\"feature\":\"RM-408\",\"severity\":4,\"coreUseCase\":true,"
            + "\"quote\":\"Our whole team waits for this.\"}";
    return ("POST /api/v1/requests HTTP/1.1\r\n"
            + "Host: 127.0.0.1\r\n"
            + "Content-Type: application/json\r\n"
            + authorization(token)
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String authorization(String token) {
    return token == null ? "" : "Authorization: Bearer " + token + "\r\n";
  }

  /// Sends the same request from a number of clients, each on a connection of its own, one after
  /// another.
  private Figures load(int clients, Duration time, byte[] request) throws Exception {
    return load(clients, time, () -> request);
  }

  private Figures load(int clients, Duration time, Supplier<byte[]> requests) throws Exception {
    var until = System.nanoTime() + time.toNanos();
    var failed = new AtomicInteger();
    var times = new long[clients][];
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < clients; i++) {
      var client = i;
      threads.add(
          Thread.ofPlatform().start(() -> times[client] = oneClient(requests, until, failed)));
    }
    for (var thread : threads) {
      thread.join();
    }
    var all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
    return new Figures(all, time, failed.get());
  }

  private long[] oneClient(Supplier<byte[]> requests, long until, AtomicInteger failed) {
    var times = new long[1 << 12];
    var count = 0;
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 2000);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000);
      var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      var out = socket.getOutputStream();
      while (System.nanoTime() < until) {
        var request = requests.get();
        var begun = System.nanoTime();
        if (!answered(request, in, out)) {
          failed.incrementAndGet();
        }
        if (count == times.length) {
          times = Arrays.copyOf(times, count * 2);
        }
        times[count++] = System.nanoTime() - begun;
      }
    } catch (IOException broken) {
      failed.incrementAndGet();
    }
    return Arrays.copyOf(times, count);
  }

  private static boolean answered(byte[] request, InputStream in, OutputStream out)
      throws IOException {
    return answerLength(request, in, out) >= 0;
  }

  /// How long the answer's body is, or -1 when it is no 2xx.
  private static long answerLength(byte[] request, InputStream in, OutputStream out)
      throws IOException {
    out.write(request);
    out.flush();
    var status = line(in);
    long length = 0;
    var chunked = false;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    if (chunked) {
      for (var size = size(in); size > 0; size = size(in)) {
        in.skipNBytes(size + 2);
        length += size;
      }
      line(in);
    } else {
      in.skipNBytes(length);
    }
    return status.startsWith("HTTP/1.1 2") ? length : -1;
  }

  private static long size(InputStream in) throws IOException {
    return Long.parseLong(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("closed");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private long syncNanos() throws IOException {
    var file = work.resolve("sync");
    var times = new ArrayList<Long>();
    try (var channel =
        java.nio.channels.FileChannel.open(
            file,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE)) {
      for (var i = 0; i < 200; i++) {
        var begun = System.nanoTime();
        channel.write(java.nio.ByteBuffer.allocate(4096), i * 4096L);
        channel.force(false);
        times.add(System.nanoTime() - begun);
      }
    }
    return median(times);
  }

  private void deleteWork() throws IOException {
    try (var files = Files.walk(work)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static String millis(long nanos) {
    return "%.0f ms".formatted(nanos / 1e6);
  }

  private static String micros(long nanos) {
    return "%.0f µs".formatted(nanos / 1e3);
  }

  private record Figures(long[] sortedNanos, Duration time, int failed) {
    double rate() {
      return sortedNanos.length / (time.toNanos() / 1e9);
    }

    double millisAt(double share) {
      var place = (int) Math.min(sortedNanos.length - 1, share * sortedNanos.length);
      return sortedNanos[place] / 1e6;
    }

    @Override
    public String toString() {
      return "%.0f/s, p50 %.2f ms, p99 %.2f ms, slowest %.1f ms, %d failed"
          .formatted(rate(), millisAt(0.5), millisAt(0.99), millisAt(1), failed);
    }
  }

  /// The built product, serving.
  private final class Service {
    private final Process process;
    private final long readyNanos;

    Service(Path database, String options) throws Exception {
      var begun = System.nanoTime();
      process =
          process(List.of(home.resolve("bin/heed").toString(), "serve"), database, options)
              .redirectErrorStream(true)
              .redirectOutput(work.resolve("serve.log").toFile())
              .start();
      while (!ready()) {
        if (!process.isAlive() || System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(60)) {
          throw new IllegalStateException(
              "The service did not start: " + Files.readString(work.resolve("serve.log")));
        }
        Thread.sleep(5);
      }
      readyNanos = System.nanoTime() - begun;
    }

    private boolean ready() {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
        socket.setSoTimeout(5000);
        return answered(
            get("/readyz", null),
            new BufferedInputStream(socket.getInputStream()),
            socket.getOutputStream());
      } catch (IOException notYet) {
        return false;
      }
    }

    long residentMegabytes() throws IOException {
      var status = Path.of("/proc/" + process.pid() + "/status");
      if (!Files.exists(status)) {
        return -1;
      }
      try (var lines = Files.lines(status)) {
        return lines
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0)
            / 1024;
      }
    }

    void stop() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
