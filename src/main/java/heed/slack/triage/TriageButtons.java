package heed.slack.triage;

import heed.feature.Feature;
import heed.slack.text.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The buttons of a card: what can be decided about its feature as it stands. Their value is the id
/// of the card's message, in which the feature is named.
public final class TriageButtons {
  public static final String ACCEPT = "triage_accept";
  public static final String MERGE = "triage_merge";
  public static final String ESTIMATE = "triage_estimate";
  public static final String DECLINE = "triage_decline";
  public static final String BACK = "triage_back";
  public static final String UNMERGE = "triage_unmerge";
  private static final String OPEN = "triage_open";

  private TriageButtons() {}

  /// The buttons in one block; none at all where nothing can be decided and there is no page.
  ///
  /// @param address of the feature's page; empty when it is not known
  static List<Map<String, Object>> of(Feature feature, String card, String address) {
    var buttons = new ArrayList<Map<String, Object>>();
    for (var action : actions(feature)) {
      var button = button(action, feature, card);
      buttons.add(action.equals(ACCEPT) ? Kit.primary(button) : button);
    }
    if (!address.isEmpty()) {
      var label = TriageTexts.plain("card.open");
      var link = Kit.button(label, OPEN, card, label + ", " + feature.title());
      link.put("url", address);
      buttons.add(link);
    }
    return buttons.isEmpty() ? List.of() : List.of(Kit.actions("triage", List.copyOf(buttons)));
  }

  private static List<String> actions(Feature feature) {
    if (feature.mergedInto() != null) {
      return List.of(UNMERGE);
    }
    return switch (feature.status()) {
      case NEW -> List.of(ACCEPT, MERGE, ESTIMATE, DECLINE);
      case UNDER_REVIEW -> List.of(MERGE, ESTIMATE, DECLINE, BACK);
      case PLANNED, IN_PROGRESS -> List.of(ESTIMATE);
      case SHIPPED, DECLINED -> List.of();
    };
  }

  private static Map<String, Object> button(String action, Feature feature, String card) {
    var label = TriageTexts.plain("button." + action.substring("triage_".length()));
    return Kit.button(label, action, card, label + ", " + feature.title());
  }
}
