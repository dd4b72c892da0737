package heed.cast;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;

/// One PostgreSQL server for the life of this JVM, started when the first test asks for it. Its
/// sessions live in Kathmandu, 5:45 ahead of UTC: the driver hands them the zone of the JVM, so the
/// JVM has to live there too.
final class PostgresServer {
  private static final String ZONE = "Asia/Kathmandu";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private PostgresServer() {}

  /// Lazily made, once, by the class loader.
  private static final class Started {
    static final EmbeddedPostgres SERVER = start();
  }

  static String newDatabase() {
    var name = "book_" + NUMBER.incrementAndGet();
    try (var connection = Started.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " STRATEGY file_copy");
    } catch (SQLException problem) {
      throw new IllegalStateException("The test server made no database", problem);
    }
    return Started.SERVER.getJdbcUrl("postgres", name);
  }

  private static EmbeddedPostgres start() {
    TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("timezone", ZONE)
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("shared_buffers", "32MB")
          .setServerConfig("max_connections", "200")
          .start();
    } catch (IOException problem) {
      throw new UncheckedIOException("The test server did not start", problem);
    }
  }
}
