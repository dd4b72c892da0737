package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Product;
import heed.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The built product, taken away in the middle of its work.
class PowerCutIT {
  private static final int ROUNDS = 3;
  private static final int CLIENTS = 8;
  private static final int LEAST_ACKNOWLEDGED = 50;
  private static final String BOOK = "src/test/resources/ravenstack/";

  private static final String FILING =
      """
      {"account": "A-2e4581", "feature": "RM-408", "severity": 4, "quote": "We wait for this."}
      """;

  @TempDir Path folder;

  private final long seed = Long.getLong("heed.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void a_kill_while_people_file_loses_nothing_that_was_acknowledged() {
    System.out.println("PowerCutIT seed " + seed);
    var product = realBook("accounts", "features");
    var token = product.token("fire", "admin");
    var acknowledged = new HashSet<String>();

    for (var round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(acknowledgedUntilKilled(product, token));
    }

    try (var service = product.serve()) {
      assertThat(keys(service, token)).as("seed %d", seed).containsAll(acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * LEAST_ACKNOWLEDGED);
    assertThat(product.done("verify")).isNotBlank();
  }

  @Test
  void a_backup_that_is_stopped_leaves_no_half_file_under_its_name() throws Exception {
    var product = realBook("accounts", "features", "requests");
    var backups = Files.createDirectory(folder.resolve("backups"));
    var file = backups.resolve("heed.backup");

    for (var round = 0; round < ROUNDS; round++) {
      var process = product.begin("backup", file.toString());
      awaitAnyFile(backups, process);
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

      assertThat(process.exitValue()).as("it was stopped in the middle").isNotZero();
      assertThat(backups).as("nor anything else").isEmptyDirectory();
    }

    product.done("backup", file.toString());
    assertThat(file).exists();
    assertThat(product.done("verify")).isNotBlank();
  }

  private Product realBook(String... kinds) {
    var product = new Product(folder);
    for (var kind : kinds) {
      product.done("import", kind, BOOK + kind + ".csv");
    }
    return product;
  }

  private List<String> acknowledgedUntilKilled(Product product, String token) {
    var service = product.serve();
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    var count = new Semaphore(0);
    var clients = new ArrayList<Thread>();
    for (var client = 0; client < CLIENTS; client++) {
      clients.add(Thread.ofVirtual().start(() -> file(service, token, acknowledged, count)));
    }
    count.acquireUninterruptibly(LEAST_ACKNOWLEDGED + random.nextInt(50));
    service.kill();
    clients.forEach(PowerCutIT::join);
    return List.copyOf(acknowledged);
  }

  /// Files until nobody answers any more.
  private static void file(
      Product.Service service, String token, Queue<String> acknowledged, Semaphore count) {
    var request =
        service
            .request("/api/v1/requests", token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(FILING))
            .build();
    try {
      while (true) {
        var answer = service.send(request);
        if (answer.statusCode() == 201) {
          acknowledged.add(Json.tree(answer.body()).get("key").asString());
          count.release();
        }
      }
    } catch (UncheckedIOException killed) {
      // what was not answered was not acknowledged
    }
  }

  private static Set<String> keys(Product.Service service, String token) {
    var keys = new HashSet<String>();
    var path = "/api/v1/requests?limit=500";
    var page = service.get(path, token);
    while (true) {
      page.get("items").forEach(item -> keys.add(item.get("key").asString()));
      if (page.get("next").isNull()) {
        return keys;
      }
      page = service.get(path + "&cursor=" + page.get("next").asString(), token);
    }
  }

  private static void awaitAnyFile(Path where, Process process) throws IOException {
    var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try (var files = Files.list(where)) {
        if (files.findAny().isPresent()) {
          return;
        }
      }
      assertThat(process.isAlive() && System.nanoTime() < end).as("the backup begins").isTrue();
      Thread.onSpinWait();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
