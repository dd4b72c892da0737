package heed.platform.database;

import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/// How we talk to PostgreSQL.
final class PostgresServer {
  /// What holds unless the address says otherwise. Seconds to wait for a connection: Slack gives us
  /// three for everything. Seconds of silence after which the server counts as lost: longer than
  /// any of our statements takes. Rows fetched at once: the Book is loaded row by row, and would
  /// otherwise stand in memory twice. Details of errors would quote rows, amounts and all, into
  /// logs.
  private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

  static {
    DEFAULTS.put("ApplicationName", "heed");
    DEFAULTS.put("connectTimeout", "2");
    DEFAULTS.put("socketTimeout", "30");
    DEFAULTS.put("tcpKeepAlive", "true");
    DEFAULTS.put("defaultRowFetchSize", "1000");
    DEFAULTS.put("logServerErrorDetail", "false");
  }

  private PostgresServer() {}

  /// Connections that may write.
  static PGSimpleDataSource writers(String address) {
    var source = new PGSimpleDataSource();
    try {
      source.setUrl(withDefaults(address));
    } catch (IllegalArgumentException notUnderstood) {
      // Its message repeats the address, and the address may hold a password.
      throw new DamagedDatabase(
          "HEED_DB cannot be read as an address of PostgreSQL; write"
              + " jdbc:postgresql://host:port/database?user=…&password=….");
    }
    return source;
  }

  /// Connections that can only read, in a transaction or not.
  static PGSimpleDataSource readers(String address) {
    var source = writers(address);
    source.setReadOnlyMode("always");
    return source;
  }

  private static String withDefaults(String address) {
    var full = new StringBuilder(address);
    DEFAULTS.forEach((name, value) -> {
      if (!address.contains(name + "=")) {
        full.append(full.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value);
      }
    });
    return full.toString();
  }
}
