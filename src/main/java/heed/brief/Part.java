package heed.brief;

import heed.feature.Status;

/// What may have come of an ask, in the order in which a customer would like to hear it.
public enum Part {
  SHIPPED,
  PLANNED,
  DECLINED,
  OPEN;

  static Part of(Status status) {
    return switch (status) {
      case SHIPPED -> SHIPPED;
      case PLANNED, IN_PROGRESS -> PLANNED;
      case DECLINED -> DECLINED;
      case NEW, UNDER_REVIEW -> OPEN;
    };
  }
}
