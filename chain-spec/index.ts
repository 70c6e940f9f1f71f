export {
  type DevelopmentOptions,
  developmentModel,
  developmentPreset,
  developmentSplit,
  developmentValidator,
  inscription,
  mainPreset,
  type Preset,
} from './preset.ts';
export { buildRawSpec, runtimeOf } from './raw-spec.ts';
