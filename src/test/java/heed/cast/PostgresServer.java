package heed.cast;

import heed.platform.database.Database;
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

  /// A migrated database, copied by each that follows: a copy takes a fraction of the time.
  private static final class Template {
    static final String NAME = make();

    private static String make() {
      var name = created("template0");
      Database.migrate(Started.SERVER.getJdbcUrl("postgres", name));
      return name;
    }
  }

  /// An address at which nobody has made a table yet.
  static String newDatabase() {
    return Started.SERVER.getJdbcUrl("postgres", created("template0"));
  }

  static String newMigratedDatabase() {
    return Started.SERVER.getJdbcUrl("postgres", created(Template.NAME));
  }

  private static String created(String template) {
    var name = "book_" + NUMBER.incrementAndGet();
    try (var connection = Started.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY file_copy");
    } catch (SQLException problem) {
      throw new IllegalStateException("The test server made no database", problem);
    }
    return name;
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
