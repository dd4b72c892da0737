package heed.ranking;

import java.util.ArrayList;
import java.util.List;

/// What one account adds to a feature's value, with every factor.
///
/// @param account its id in the Book
/// @param severity 1 to 5, as the newest request says
/// @param core whether the newest request touches a core use case
/// @param requests how many requests stand behind the ask
public record Contribution(
    int account,
    int severity,
    boolean core,
    int requests,
    Stake stake,
    Claim claim,
    Growth growth) {

  /// Protect and grow together.
  public double amount() {
    return claim.protect() + growth.amount();
  }

  /// What is unknown about the account or its ask, and what stood in for it.
  public List<StandIn> standIns() {
    var standIns = new ArrayList<StandIn>();
    if (stake.health() == null) {
      standIns.add(new StandIn(StandIn.Fact.HEALTH, stake.chanceOfLoss()));
    }
    if (stake.decision().renewal() == null) {
      standIns.add(new StandIn(StandIn.Fact.RENEWAL, stake.decision().urgency()));
    }
    if (growth.filed() == null && growth.expansionArr() > 0) {
      standIns.add(new StandIn(StandIn.Fact.FILING_DATE, growth.cooling()));
    }
    return List.copyOf(standIns);
  }
}
