package heed.cast;

import heed.request.NewRequest;
import heed.request.Request;
import org.jspecify.annotations.Nullable;

/// A request in the making: of severity 3, not core, filing date unknown, unless said otherwise.
public record ARequest(
    String account,
    String feature,
    int severity,
    boolean core,
    @Nullable Long expansionArr,
    @Nullable String quote,
    @Nullable String contact,
    @Nullable String filedBy,
    @Nullable String filedAt,
    @Nullable String sourceUrl) {

  /// What an account asks of a feature.
  public static ARequest by(AnAccount account, AFeature feature) {
    return by(account.key(), feature.key());
  }

  public static ARequest by(String account, String feature) {
    return new ARequest(account, feature, 3, false, null, null, null, null, null, null);
  }

  public ARequest severity(int to) {
    return new ARequest(
        account, feature, to, core, expansionArr, quote, contact, filedBy, filedAt, sourceUrl);
  }

  /// Touching a core use case.
  public ARequest inCore() {
    return new ARequest(
        account,
        feature,
        severity,
        true,
        expansionArr,
        quote,
        contact,
        filedBy,
        filedAt,
        sourceUrl);
  }

  public ARequest expansionArr(@Nullable Long dollars) {
    return new ARequest(
        account, feature, severity, core, dollars, quote, contact, filedBy, filedAt, sourceUrl);
  }

  public ARequest quote(@Nullable String words) {
    return new ARequest(
        account,
        feature,
        severity,
        core,
        expansionArr,
        words,
        contact,
        filedBy,
        filedAt,
        sourceUrl);
  }

  public ARequest contact(@Nullable String name) {
    return new ARequest(
        account, feature, severity, core, expansionArr, quote, name, filedBy, filedAt, sourceUrl);
  }

  public ARequest filedBy(@Nullable String email) {
    return new ARequest(
        account, feature, severity, core, expansionArr, quote, contact, email, filedAt, sourceUrl);
  }

  /// A date or an instant, such as `2026-11-22`.
  public ARequest filedAt(@Nullable String when) {
    return new ARequest(
        account, feature, severity, core, expansionArr, quote, contact, filedBy, when, sourceUrl);
  }

  public ARequest sourceUrl(@Nullable String link) {
    return new ARequest(
        account, feature, severity, core, expansionArr, quote, contact, filedBy, filedAt, link);
  }

  /// As somebody sends it.
  public NewRequest sent() {
    return new NewRequest(
        account,
        feature,
        null,
        null,
        severity,
        core,
        expansionArr == null ? null : expansionArr * 100,
        quote,
        contact,
        filedBy,
        filedAt,
        sourceUrl);
  }

  /// As it is stored under a key, received as the `place`-th.
  public Request stored(String key, long place) {
    var sent = sent();
    return new Request(
        key,
        place,
        account,
        feature,
        severity,
        core,
        sent.expansionArrMinor(),
        quote,
        contact,
        filedBy,
        filedAt,
        sourceUrl);
  }
}
