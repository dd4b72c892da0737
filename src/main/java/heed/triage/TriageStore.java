package heed.triage;

import heed.platform.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads what waits for a first look, and keeps what the cards told.
public final class TriageStore {
  private static final String ASKING =
      """
      FROM feature f
      JOIN request r ON r.feature = f.key
      JOIN account a ON a.key = r.account
      WHERE f.root = :root AND a.lifecycle <> 'churned'
      """;

  /// A card and what it told.
  ///
  /// @param message its id in the outbox
  /// @param asksDay the last day on which new asks were news (UTC), or null
  record Told(
      String feature, String message, Situation told, int asksTold, @Nullable LocalDate asksDay) {}

  /// The features that wait for a first look, the newest first.
  public List<Arrived> inbox(Handle handle, int limit) {
    return handle
        .createQuery(
            """
            SELECT f.key, f.title, born.at_ms,
                   (SELECT COUNT(DISTINCT r.account)
                    FROM feature family
                    JOIN request r ON r.feature = family.key
                    JOIN account a ON a.key = r.account
                    WHERE family.root = f.key AND a.lifecycle <> 'churned') AS asks
            FROM feature f
            JOIN change born ON born.sequence = (
              SELECT MIN(c.sequence) FROM change c WHERE c.subject = 'feature' AND c.key = f.key)
            WHERE f.status = 'new' AND f.merged_into IS NULL
            ORDER BY born.sequence DESC
            LIMIT :limit
            """)
        .bind("limit", limit)
        .map((row, _) ->
            new Arrived(
                row.getString("key"),
                row.getString("title"),
                row.getInt("asks"),
                row.getLong("at_ms")))
        .list();
  }

  /// How many features wait for a first look.
  public int inboxSize(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM feature WHERE status = 'new' AND merged_into IS NULL")
        .mapTo(Integer.class)
        .one();
  }

  /// How many accounts ask for a feature or one merged into it, churned ones left out.
  public int asks(Handle handle, String root) {
    return handle
        .createQuery("SELECT COUNT(DISTINCT r.account) " + ASKING)
        .bind("root", root)
        .mapTo(Integer.class)
        .one();
  }

  /// The names of the accounts that began to ask last, the latest first.
  List<String> latestAskers(Handle handle, String root, int limit) {
    return handle
        .createQuery(
            "SELECT a.name "
                + ASKING
                + " GROUP BY a.key, a.name ORDER BY MIN(r.place) DESC LIMIT :limit")
        .bind("root", root)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /// The request that a feature came with: the first that was filed for it.
  public Optional<String> firstRequest(Handle handle, String feature) {
    return handle
        .createQuery("SELECT key FROM request WHERE feature = :feature ORDER BY place LIMIT 1")
        .bind("feature", feature)
        .mapTo(String.class)
        .findOne();
  }

  Optional<Told> card(Handle handle, String feature) {
    return handle
        .createQuery(
            """
            SELECT feature, message, told, asks_told, asks_day
            FROM triage_card
            WHERE feature = :feature
            """)
        .bind("feature", feature)
        .map((row, _) -> {
          var day = row.getString("asks_day");
          return new Told(
              row.getString("feature"),
              row.getString("message"),
              Json.read(row.getString("told"), Situation.class),
              row.getInt("asks_told"),
              day == null ? null : LocalDate.parse(day));
        })
        .findOne();
  }

  /// The features with a card, by key.
  List<String> features(Handle handle) {
    return handle
        .createQuery("SELECT feature FROM triage_card ORDER BY feature")
        .mapTo(String.class)
        .list();
  }

  void insert(Handle handle, Told card) {
    write(
        handle,
        card,
        """
        INSERT INTO triage_card (feature, message, told, asks_told, asks_day)
        VALUES (:feature, :message, :told, :asksTold, :asksDay)
        """);
  }

  void update(Handle handle, Told card) {
    write(
        handle,
        card,
        """
        UPDATE triage_card
        SET message = :message, told = :told, asks_told = :asksTold, asks_day = :asksDay
        WHERE feature = :feature
        """);
  }

  private static void write(Handle handle, Told card, String sql) {
    var day = card.asksDay();
    handle
        .createUpdate(sql)
        .bind("feature", card.feature())
        .bind("message", card.message())
        .bind("told", Json.write(card.told()))
        .bind("asksTold", card.asksTold())
        .bindByType("asksDay", day == null ? null : day.toString(), String.class)
        .execute();
  }

  /// How far the change log was followed; nothing before it was for the first time.
  Optional<Long> position(Handle handle) {
    return handle.createQuery("SELECT sequence FROM triage_position").mapTo(Long.class).findOne();
  }

  void moveTo(Handle handle, long sequence) {
    handle
        .createUpdate(
            """
            INSERT INTO triage_position (one, sequence) VALUES (1, :sequence)
            ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence
            """)
        .bind("sequence", sequence)
        .execute();
  }
}
