package heed.account;

import heed.platform.Language;
import heed.platform.Texts;
import heed.platform.Versioned;
import heed.platform.database.Columns;
import heed.platform.database.Like;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Accounts in the database.
public final class AccountStore {
  private static final String SELECT =
      """
      SELECT key, name, arr_minor, health, renewal_date, csm, segment, industry, country, lifecycle,
             usage_hundredths, expansion_arr_minor, domain, language, version
      FROM account
      """;

  /// What a list is narrowed to; null means all.
  ///
  /// @param text part of a name, a key or a domain, in any case
  public record Filter(@Nullable String text, @Nullable String csm, @Nullable String segment) {
    public static final Filter ALL = new Filter(null, null, null);
  }

  public Optional<Versioned<Account>> find(Handle handle, String key) {
    return handle
        .createQuery(SELECT + "WHERE key = :key")
        .bind("key", key)
        .map((row, _) -> account(row))
        .findOne();
  }

  /// A page of accounts in the database's own order of keys.
  ///
  /// @param after the last key of the page before, or an empty text
  public List<Versioned<Account>> page(Handle handle, Filter filter, String after, int limit) {
    var query =
        handle.createQuery(
            SELECT
                + """
                WHERE key > :after
                  AND (:csm IS NULL OR csm = :csm)
                  AND (:segment IS NULL OR segment = :segment)
                  AND (:text IS NULL OR search_text LIKE :text ESCAPE '!')
                ORDER BY key
                LIMIT :limit
                """);
    return query
        .bind("after", after)
        .bindByType("csm", filter.csm(), String.class)
        .bindByType("segment", filter.segment(), String.class)
        .bindByType("text", Like.containing(filter.text()), String.class)
        .bind("limit", limit)
        .map((row, _) -> account(row))
        .list();
  }

  /// Hands every account to a reader, by key.
  public void forEach(Handle handle, Consumer<Versioned<Account>> reader) {
    try (var rows =
        handle.createQuery(SELECT + "ORDER BY key").map((row, _) -> account(row)).iterator()) {
      rows.forEachRemaining(reader);
    }
  }

  /// The keys of all accounts.
  public Set<String> keys(Handle handle) {
    return handle.createQuery("SELECT key FROM account").mapTo(String.class).set();
  }

  void insert(Handle handle, Account account, long version) {
    write(
        handle,
        account,
        version,
        """
        INSERT INTO account (key, name, arr_minor, health, renewal_date, csm, segment, industry,
          country, lifecycle, usage_hundredths, expansion_arr_minor, domain, language,
          search_text, version)
        VALUES (:key, :name, :arrMinor, :health, :renewalDate, :csm, :segment, :industry,
          :country, :lifecycle, :usageHundredths, :expansionArrMinor, :domain, :language,
          :searchText, :version)
        """);
  }

  void update(Handle handle, Account account, long version) {
    write(
        handle,
        account,
        version,
        """
        UPDATE account
        SET name = :name, arr_minor = :arrMinor, health = :health, renewal_date = :renewalDate,
          csm = :csm, segment = :segment, industry = :industry, country = :country,
          lifecycle = :lifecycle, usage_hundredths = :usageHundredths,
          expansion_arr_minor = :expansionArrMinor, domain = :domain,
          language = :language, search_text = :searchText, version = :version
        WHERE key = :key
        """);
  }

  private static void write(Handle handle, Account account, long version, String sql) {
    handle
        .createUpdate(sql)
        .bind("key", account.key())
        .bind("name", account.name())
        .bind("arrMinor", account.arrMinor())
        .bindByType("health", account.health(), Integer.class)
        .bindByType("renewalDate", Columns.text(account.renewalDate()), String.class)
        .bindByType("csm", account.csm(), String.class)
        .bindByType("segment", account.segment(), String.class)
        .bindByType("industry", account.industry(), String.class)
        .bindByType("country", account.country(), String.class)
        .bind("lifecycle", account.lifecycle().word())
        .bindByType("usageHundredths", account.usageHundredths(), Integer.class)
        .bindByType("expansionArrMinor", account.expansionArrMinor(), Long.class)
        .bindByType("domain", account.domain(), String.class)
        .bindByType("language", tag(account.language()), String.class)
        .bind("searchText", searchText(account))
        .bind("version", version)
        .execute();
  }

  private static @Nullable String tag(@Nullable Language language) {
    return language == null ? null : language.tag();
  }

  private static String searchText(Account account) {
    var domain = account.domain();
    return Texts.folded(
        account.name() + "\n" + account.key() + (domain == null ? "" : "\n" + domain));
  }

  private static Versioned<Account> account(ResultSet row) throws SQLException {
    return new Versioned<>(
        new Account(
            row.getString("key"),
            row.getString("name"),
            row.getLong("arr_minor"),
            Columns.whole(row, "health"),
            Columns.date(row, "renewal_date"),
            row.getString("csm"),
            row.getString("segment"),
            row.getString("industry"),
            row.getString("country"),
            Lifecycle.of(row.getString("lifecycle")),
            Columns.whole(row, "usage_hundredths"),
            Columns.amount(row, "expansion_arr_minor"),
            row.getString("domain"),
            Language.of(row.getString("language")).orElse(null)),
        row.getLong("version"));
  }
}
