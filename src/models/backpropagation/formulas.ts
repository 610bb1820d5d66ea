/**
 * Forward and backward pass of a network with two inputs, one hidden layer and one output, sigmoid throughout
 * (Rumelhart, Hinton and Williams 1986; Goodfellow et al., Deep Learning, section 6.5). Losses in nats, or as half
 * the squared error.
 */

/** A neuron of the hidden layer, with the weight by which it reaches the output. */
export interface Hidden {
  /** Weights of the two inputs, θ⁽¹⁾. */
  from1: number;
  from2: number;
  bias: number;
  /** θ⁽²⁾ */
  out: number;
}

export interface Network {
  hidden: Hidden[];
  /** Of the output. */
  bias: number;
}

export interface Sample {
  x1: number;
  x2: number;
  /** 0 or 1. */
  y: number;
}

/** Cross-entropy, or half the squared error. */
export type LossName = 'bce' | 'mse';

export interface Pass {
  /** Activations of the hidden layer, and the output's weighted input z and activation a. */
  hidden: number[];
  z: number;
  output: number;
  loss: number;
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export function forward({ hidden, bias }: Network, { x1, x2, y }: Sample, lossName: LossName): Pass {
  const activations = hidden.map((neuron) => sigmoid(neuron.from1 * x1 + neuron.from2 * x2 + neuron.bias));
  const z = hidden.reduce((sum, { out }, index) => sum + out * (activations[index] as number), bias);
  const output = sigmoid(z);
  return {
    hidden: activations,
    z,
    output,
    // −y ln a − (1 − y) ln(1 − a) by z, so that an output which rounds to 0 or 1 has its loss all the same.
    loss: lossName === 'bce' ? Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z))) : (output - y) ** 2 / 2,
  };
}

export interface Gradient extends Network {
  /** δ = ∂L/∂z of each hidden neuron, and of the output. */
  hiddenDeltas: number[];
  outputDelta: number;
}

/** ∂L/∂θ and ∂L/∂b of every parameter, in the network's own shape. */
export function backward(network: Network, sample: Sample, lossName: LossName): Gradient {
  const { hidden: activations, output } = forward(network, sample, lossName);
  const outputDelta = (output - sample.y) * (lossName === 'bce' ? 1 : output * (1 - output));
  const hiddenDeltas = network.hidden.map(({ out }, index) => {
    const a = activations[index] as number;
    return out * outputDelta * a * (1 - a);
  });
  return {
    hiddenDeltas,
    outputDelta,
    hidden: hiddenDeltas.map((delta, index) => ({
      from1: delta * sample.x1,
      from2: delta * sample.x2,
      bias: delta,
      out: outputDelta * (activations[index] as number),
    })),
    bias: outputDelta,
  };
}

/** The network with every parameter replaced, by itself and the one at its place in another of the same shape. */
function map(network: Network, other: Network, change: (parameter: number, theirs: number) => number): Network {
  return {
    bias: change(network.bias, other.bias),
    hidden: network.hidden.map((neuron, index) => {
      const theirs = other.hidden[index] as Hidden;
      return {
        from1: change(neuron.from1, theirs.from1),
        from2: change(neuron.from2, theirs.from2),
        bias: change(neuron.bias, theirs.bias),
        out: change(neuron.out, theirs.out),
      };
    }),
  };
}

/** One step of gradient descent. */
export function descend(network: Network, sample: Sample, lossName: LossName, alpha: number): Network {
  return map(network, backward(network, sample, lossName), (parameter, slope) => parameter - alpha * slope);
}

/** All parameters in a row: each hidden neuron's four, then the output's bias. */
export function flat({ hidden, bias }: Network): number[] {
  return [...hidden.flatMap(({ from1, from2, bias: own, out }) => [from1, from2, own, out]), bias];
}

/** Half the distance of the two points of a central difference. */
const H = 1e-5;

/** The gradient by central differences, two forward passes a parameter, in the order of `flat`. */
export function differences(network: Network, sample: Sample, lossName: LossName): number[] {
  const count = flat(network).length;
  const moved = (which: number, by: number) => {
    let index = -1;
    // `map` visits the output's bias first; `flat` has it last.
    const nudged = map(network, network, (parameter) => {
      index += 1;
      return (index + count - 1) % count === which ? parameter + by : parameter;
    });
    return forward(nudged, sample, lossName).loss;
  };
  return Array.from({ length: count }, (_, which) => (moved(which, H) - moved(which, -H)) / (2 * H));
}
