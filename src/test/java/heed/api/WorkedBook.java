package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

/// The accounts, features and requests of the worked example in `docs/scoring.md`, as of
/// 2026-11-22.
final class WorkedBook {
  private WorkedBook() {}

  static void keep(Client admin) {
    put(
        admin,
        "accounts/acme",
        """
        {"name": "Acme", "arr": 120000, "health": 30, "renewalDate": "2027-01-05",
         "csm": "ann@example.com"}
        """);
    put(
        admin,
        "accounts/globex",
        """
        {"name": "Globex", "arr": 400000, "health": 85, "renewalDate": "2027-10-01",
         "csm": "ben@example.com", "segment": "enterprise"}
        """);
    put(admin, "accounts/initech", "{\"name\": \"Initech\", \"arr\": 30000}");
    put(admin, "accounts/umbra", "{\"name\": \"Umbra\", \"arr\": 0, \"lifecycle\": \"prospect\"}");
    put(
        admin,
        "features/SSO",
        "{\"title\": \"SSO\", \"effortPersonMonths\": 2, \"area\": \"security\"}");
    put(admin, "features/Export", "{\"title\": \"Export\", \"effortPersonMonths\": 0.25}");
    put(admin, "features/Audit", "{\"title\": \"Audit log\", \"targetDate\": \"2027-06-30\"}");
    request(admin, "1", "acme", "SSO", 5, true, "");
    request(admin, "2", "acme", "Export", 3, false, "");
    request(
        admin,
        "3",
        "globex",
        "SSO",
        4,
        false,
        ", \"expansionArr\": 50000, \"filedAt\": \"2026-05-26\"");
    request(admin, "4", "globex", "Audit", 5, true, "");
    request(admin, "5", "initech", "Export", 2, true, "");
    request(admin, "6", "umbra", "Audit", 4, false, ", \"expansionArr\": 80000");
  }

  private static void request(
      Client admin,
      String key,
      String account,
      String feature,
      int severity,
      boolean core,
      String more) {
    put(
        admin,
        "requests/" + key,
        """
        {"account": "%s", "feature": "%s", "severity": %d, "coreUseCase": %s%s}
        """
            .formatted(account, feature, severity, core, more));
  }

  private static void put(Client admin, String path, String json) {
    var reply = admin.put("/api/v1/" + path, json);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
  }
}
