package heed.ranking;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.feature.Feature;
import heed.request.Request;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The rule of `docs/scoring.md` once more, sentence by sentence, from the facts and without the
/// Book: slow, and with the page's own numbers, so that it shares no mistake with the ranking.
final class PlainModel {
  record Row(
      String key,
      double priority,
      double value,
      double protect,
      double grow,
      double late,
      long asks,
      long requests,
      double largestShare) {}

  private final List<Account> accounts;
  private final List<Feature> features;
  private final List<Request> requests;
  private final LocalDate d;

  PlainModel(RandomBook facts, LocalDate asOf) {
    this.accounts = facts.accounts();
    this.features = facts.features();
    this.requests = facts.requests();
    this.d = asOf;
  }

  /// Best first.
  List<Row> rows() {
    return features.stream()
        .filter(this::isOpen)
        .map(this::row)
        .sorted(Comparator.comparingDouble(Row::priority).reversed().thenComparing(Row::key))
        .toList();
  }

  double stakes() {
    return accounts.stream().mapToDouble(this::stake).sum();
  }

  private Row row(Feature feature) {
    var asks = asks(feature);
    double protect = 0;
    double grow = 0;
    double late = 0;
    double largest = 0;
    for (var ask : asks.entrySet()) {
      var newest = newest(ask.getValue());
      var whole = stake(ask.getKey()) * weight(newest) / Math.max(1, sumOfWeights(ask.getKey()));
      var kept = isLate(feature, ask.getKey()) ? 0.5 * whole : whole;
      protect += kept;
      late += whole - kept;
      grow += grow(newest);
      largest = Math.max(largest, kept + grow(newest));
    }
    var value = protect + grow;
    return new Row(
        feature.key(),
        value / Math.max(0.5, effort(feature)),
        value,
        protect,
        grow,
        late,
        asks.size(),
        asks.values().stream().mapToLong(List::size).sum(),
        value == 0 ? 0 : largest / value);
  }

  private double chanceOfLoss(Account account) {
    return account.health() == null ? 0.15 : (35 - 32 * (account.health() / 100.0)) / 100;
  }

  private LocalDate decisionDate(Account account) {
    var original = account.renewalDate();
    if (original == null) {
      return null;
    }
    var years = 0;
    while (original.plusYears(years).isBefore(d)) {
      years++;
    }
    return original.plusYears(years).minusDays(60);
  }

  private double urgency(Account account) {
    var decision = decisionDate(account);
    if (decision == null) {
      return 0.4;
    }
    var days = Math.max(0, ChronoUnit.DAYS.between(d, decision));
    if (days <= 365) {
      return 1 - 0.8 * days / 365;
    }
    return days <= 730 ? 0.2 - 0.15 * (days - 365) / 365 : 0.05;
  }

  private double stake(Account account) {
    return account.lifecycle() == Lifecycle.CUSTOMER
        ? account.arrMinor() / 100.0 * chanceOfLoss(account) * 0.5 * urgency(account)
        : 0;
  }

  private static double weight(Request newest) {
    var bySeverity = Map.of(1, 0.05, 2, 0.15, 3, 0.35, 4, 0.7, 5, 1.0);
    return bySeverity.get(newest.severity()) * (newest.coreUseCase() ? 1 : 0.5);
  }

  private double sumOfWeights(Account account) {
    return features.stream()
        .filter(this::isOpen)
        .map(feature -> asks(feature).get(account))
        .filter(Objects::nonNull)
        .mapToDouble(filed -> weight(newest(filed)))
        .sum();
  }

  private boolean isLate(Feature feature, Account account) {
    var decision = decisionDate(account);
    return decision != null && earliestShip(feature).isAfter(decision);
  }

  private LocalDate earliestShip(Feature feature) {
    return feature.targetDate() != null
        ? feature.targetDate()
        : d.plusDays((long) Math.ceil(effort(feature) * 1.3 / 3 * 30.4));
  }

  private double grow(Request newest) {
    if (newest.expansionArrMinor() == null) {
      return 0;
    }
    var filed = newest.filedDate();
    var days = filed == null || filed.isAfter(d) ? 0 : ChronoUnit.DAYS.between(filed, d);
    return newest.expansionArrMinor() / 100.0 * 0.15 * Math.pow(0.5, days / 365.0);
  }

  private double effort(Feature feature) {
    if (feature.effort() != null) {
      return feature.effort().personMonths();
    }
    var known =
        features.stream()
            .filter(this::isOpen)
            .filter(other -> other.effort() != null)
            .map(other -> other.effort().personMonths())
            .sorted()
            .toList();
    if (known.isEmpty()) {
      return 2;
    }
    var half = known.size() / 2;
    return known.size() % 2 == 1 ? known.get(half) : (known.get(half - 1) + known.get(half)) / 2;
  }

  private boolean isOpen(Feature feature) {
    return feature.mergedInto() == null
        && List.of("new", "under_review", "planned", "in_progress")
            .contains(feature.status().word());
  }

  /// Requests by account, churned accounts left out, merged features counted for their target.
  private Map<Account, List<Request>> asks(Feature feature) {
    return requests.stream()
        .filter(request -> target(request.feature()).equals(feature))
        .filter(request -> account(request).lifecycle() != Lifecycle.CHURNED)
        .collect(Collectors.groupingBy(this::account, LinkedHashMap::new, Collectors.toList()));
  }

  private Feature target(String key) {
    var found = features.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    return found.mergedInto() == null ? found : target(found.mergedInto());
  }

  private Account account(Request request) {
    return accounts.stream()
        .filter(account -> account.key().equals(request.account()))
        .findFirst()
        .orElseThrow();
  }

  private static Request newest(List<Request> filed) {
    return filed.stream()
        .max(
            Comparator.comparing(
                    Request::filedDate, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparingLong(Request::place))
        .orElseThrow();
  }
}
