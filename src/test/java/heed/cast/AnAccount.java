package heed.cast;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.platform.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An account in the making. Amounts are in whole dollars; unless said otherwise it is a healthy
/// customer with nothing else known.
public record AnAccount(
    String key,
    String name,
    long arr,
    @Nullable Integer health,
    @Nullable LocalDate renewal,
    @Nullable String csm,
    @Nullable String segment,
    Lifecycle lifecycle,
    @Nullable Long expansionArr,
    @Nullable String domain,
    @Nullable Language language) {

  public static AnAccount named(String key, String name, long arr) {
    return new AnAccount(
        key, name, arr, 80, null, null, null, Lifecycle.CUSTOMER, null, null, null);
  }

  public AnAccount key(String to) {
    return new AnAccount(
        to, name, arr, health, renewal, csm, segment, lifecycle, expansionArr, domain, language);
  }

  public AnAccount name(String to) {
    return new AnAccount(
        key, to, arr, health, renewal, csm, segment, lifecycle, expansionArr, domain, language);
  }

  public AnAccount arr(long dollars) {
    return new AnAccount(
        key,
        name,
        dollars,
        health,
        renewal,
        csm,
        segment,
        lifecycle,
        expansionArr,
        domain,
        language);
  }

  public AnAccount health(@Nullable Integer to) {
    return new AnAccount(
        key, name, arr, to, renewal, csm, segment, lifecycle, expansionArr, domain, language);
  }

  public AnAccount renewing(@Nullable LocalDate on) {
    return new AnAccount(
        key, name, arr, health, on, csm, segment, lifecycle, expansionArr, domain, language);
  }

  /// Renewing that many days after [SettableClock#TODAY].
  public AnAccount renewingIn(int days) {
    return renewing(SettableClock.TODAY.plusDays(days));
  }

  public AnAccount csm(@Nullable String email) {
    return new AnAccount(
        key, name, arr, health, renewal, email, segment, lifecycle, expansionArr, domain, language);
  }

  public AnAccount segment(@Nullable String to) {
    return new AnAccount(
        key, name, arr, health, renewal, csm, to, lifecycle, expansionArr, domain, language);
  }

  public AnAccount churned() {
    return lifecycle(Lifecycle.CHURNED);
  }

  public AnAccount prospect() {
    return lifecycle(Lifecycle.PROSPECT);
  }

  public AnAccount lifecycle(Lifecycle to) {
    return new AnAccount(
        key, name, arr, health, renewal, csm, segment, to, expansionArr, domain, language);
  }

  public AnAccount expansionArr(@Nullable Long dollars) {
    return new AnAccount(
        key, name, arr, health, renewal, csm, segment, lifecycle, dollars, domain, language);
  }

  public AnAccount domain(@Nullable String to) {
    return new AnAccount(
        key, name, arr, health, renewal, csm, segment, lifecycle, expansionArr, to, language);
  }

  /// Written to in this language.
  public AnAccount language(@Nullable Language to) {
    return new AnAccount(
        key, name, arr, health, renewal, csm, segment, lifecycle, expansionArr, domain, to);
  }

  /// The account itself.
  public Account account() {
    return new Account(
        key,
        name,
        arr * 100,
        health,
        renewal,
        csm,
        segment,
        null,
        null,
        lifecycle,
        null,
        expansionArr == null ? null : expansionArr * 100,
        domain,
        language);
  }
}
