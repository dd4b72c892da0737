package heed.feature;

import heed.platform.Texts;
import heed.platform.Versioned;
import heed.platform.database.Columns;
import heed.platform.database.Like;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Features in the database.
public final class FeatureStore {
  private static final String SELECT =
      """
      SELECT key, title, description, area, status, effort_hundredths, engineering_hundredths,
             design_hundredths, product_hundredths, target_date, reason, workaround, revisit_date,
             merged_into, version
      FROM feature
      """;

  /// What a list is narrowed to; null means all.
  ///
  /// @param text part of a title or a key, in any case
  /// @param revisitBy declined ones that are to be looked at again by this day
  public record Filter(
      @Nullable String text,
      @Nullable Status status,
      @Nullable String area,
      @Nullable LocalDate revisitBy) {
    public static final Filter ALL = new Filter(null, null, null);

    public Filter(@Nullable String text, @Nullable Status status, @Nullable String area) {
      this(text, status, area, null);
    }

    /// What was declined until today or a day before.
    public static Filter toRevisit(LocalDate today) {
      return new Filter(null, null, null, today);
    }
  }

  public Optional<Versioned<Feature>> find(Handle handle, String key) {
    return handle
        .createQuery(SELECT + "WHERE key = :key")
        .bind("key", key)
        .map((row, _) -> feature(row))
        .findOne();
  }

  /// The feature that stands for this one after all merges: itself, unless it was merged.
  public Optional<Versioned<Feature>> findRoot(Handle handle, String key) {
    return handle
        .createQuery(SELECT + "WHERE key = (SELECT root FROM feature WHERE key = :key)")
        .bind("key", key)
        .map((row, _) -> feature(row))
        .findOne();
  }

  /// The features merged into this one, directly or through others, by key.
  public List<Feature> mergedInto(Handle handle, String root) {
    return handle
        .createQuery(SELECT + "WHERE root = :root AND key <> :root ORDER BY key")
        .bind("root", root)
        .map((row, _) -> feature(row).value())
        .list();
  }

  /// A page of features in the database's own order of keys.
  ///
  /// @param after the last key of the page before, or an empty text
  public List<Versioned<Feature>> page(Handle handle, Filter filter, String after, int limit) {
    var status = filter.status();
    return handle
        .createQuery(
            SELECT
                + """
                WHERE key > :after
                  AND (:status IS NULL OR status = :status)
                  AND (:area IS NULL OR area = :area)
                  AND (:text IS NULL OR search_text LIKE :text ESCAPE '!')
                  AND (:revisitBy IS NULL
                       OR (status = 'declined' AND merged_into IS NULL
                           AND revisit_date <= :revisitBy))
                ORDER BY key
                LIMIT :limit
                """)
        .bind("after", after)
        .bindByType("status", status == null ? null : status.word(), String.class)
        .bindByType("area", filter.area(), String.class)
        .bindByType("text", Like.containing(filter.text()), String.class)
        .bindByType("revisitBy", Columns.text(filter.revisitBy()), String.class)
        .bind("limit", limit)
        .map((row, _) -> feature(row))
        .list();
  }

  /// Hands every feature to a reader, by key.
  public void forEach(Handle handle, Consumer<Versioned<Feature>> reader) {
    try (var rows =
        handle.createQuery(SELECT + "ORDER BY key").map((row, _) -> feature(row)).iterator()) {
      rows.forEachRemaining(reader);
    }
  }

  /// The keys of features whose root is not the one that their merges lead to.
  public List<String> misrooted(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT f.key
            FROM feature f LEFT JOIN feature t ON t.key = f.merged_into
            WHERE f.root <> COALESCE(t.root, f.key)
            ORDER BY f.key
            """)
        .mapTo(String.class)
        .list();
  }

  /// For the key of each feature, the key of the one that stands for it.
  public Map<String, String> roots(Handle handle) {
    var roots = new HashMap<String, String>();
    handle
        .createQuery("SELECT key, root FROM feature")
        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(pair -> roots.put(pair.getKey(), pair.getValue()));
    return roots;
  }

  void insert(Handle handle, Feature feature, long version) {
    write(
        handle,
        feature,
        version,
        """
        INSERT INTO feature (key, title, description, area, status, effort_hundredths,
          engineering_hundredths, design_hundredths, product_hundredths, target_date, reason,
          workaround, revisit_date, merged_into, root, search_text, version)
        VALUES (:key, :title, :description, :area, :status, :effort, :engineering, :design,
          :product, :targetDate, :reason, :workaround, :revisitDate, :mergedInto, :key,
          :searchText, :version)
        """);
  }

  void update(Handle handle, Feature feature, long version) {
    write(
        handle,
        feature,
        version,
        """
        UPDATE feature
        SET title = :title, description = :description, area = :area, status = :status,
          effort_hundredths = :effort, engineering_hundredths = :engineering,
          design_hundredths = :design, product_hundredths = :product, target_date = :targetDate,
          reason = :reason, workaround = :workaround, revisit_date = :revisitDate,
          merged_into = :mergedInto, search_text = :searchText, version = :version
        WHERE key = :key
        """);
  }

  /// Finds anew, for this feature and all that were merged into it, which one stands for them.
  void settleRoots(Handle handle, String key) {
    handle
        .createUpdate(
            """
            WITH RECURSIVE
              above (key, target) AS (
                SELECT key, merged_into FROM feature WHERE key = :key
                UNION ALL
                SELECT f.key, f.merged_into FROM feature f JOIN above a ON f.key = a.target),
              below (key) AS (
                SELECT key FROM feature WHERE key = :key
                UNION ALL
                SELECT f.key FROM feature f JOIN below b ON f.merged_into = b.key)
            UPDATE feature
            SET root = (SELECT key FROM above WHERE target IS NULL)
            WHERE key IN (SELECT key FROM below)
            """)
        .bind("key", key)
        .execute();
  }

  private static void write(Handle handle, Feature feature, long version, String sql) {
    var effort = feature.effort();
    handle
        .createUpdate(sql)
        .bind("key", feature.key())
        .bind("title", feature.title())
        .bindByType("description", feature.description(), String.class)
        .bindByType("area", feature.area(), String.class)
        .bind("status", feature.status().word())
        .bindByType("effort", effort == null ? null : effort.totalHundredths(), Integer.class)
        .bindByType(
            "engineering", effort == null ? null : effort.engineeringHundredths(), Integer.class)
        .bindByType("design", effort == null ? null : effort.designHundredths(), Integer.class)
        .bindByType("product", effort == null ? null : effort.productHundredths(), Integer.class)
        .bindByType("targetDate", Columns.text(feature.targetDate()), String.class)
        .bindByType("reason", feature.reason(), String.class)
        .bindByType("workaround", feature.workaround(), String.class)
        .bindByType("revisitDate", Columns.text(feature.revisitDate()), String.class)
        .bindByType("mergedInto", feature.mergedInto(), String.class)
        .bind("searchText", Texts.folded(feature.title() + "\n" + feature.key()))
        .bind("version", version)
        .execute();
  }

  private static Versioned<Feature> feature(ResultSet row) throws SQLException {
    var total = Columns.whole(row, "effort_hundredths");
    var effort =
        total == null
            ? null
            : new Effort(
                total,
                Columns.whole(row, "engineering_hundredths"),
                Columns.whole(row, "design_hundredths"),
                Columns.whole(row, "product_hundredths"));
    return new Versioned<>(
        new Feature(
            row.getString("key"),
            row.getString("title"),
            row.getString("description"),
            row.getString("area"),
            Status.of(row.getString("status")),
            effort,
            Columns.date(row, "target_date"),
            row.getString("reason"),
            row.getString("workaround"),
            Columns.date(row, "revisit_date"),
            row.getString("merged_into")),
        row.getLong("version"));
  }
}
