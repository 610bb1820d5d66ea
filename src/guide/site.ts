export const SITE_NAME = '大模型创业指南';
export const SITE_DESCRIPTION =
  '写给用大模型创业的人：从数学原理、案例到渠道、盈利与风险，每一节都有可以照做的步骤、可以核对的来源。';
